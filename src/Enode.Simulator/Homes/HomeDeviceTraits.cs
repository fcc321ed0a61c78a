using System.Diagnostics.CodeAnalysis;

namespace Enode.Simulation;

/// <summary>What one device of a home energy system is.</summary>
internal sealed class HomeDeviceTraits : DeviceTraits
{
    [SetsRequiredMembers]
    public HomeDeviceTraits(HomeTraits home, string id, IReadOnlyList<string> scopes)
    {
        Home = home;
        Seed = home.Seed;
        Id = id;
        Sequence = home.Sequence;
        UserId = home.UserId;
        StartedAt = home.StartedAt;
        LastSeenBefore = home.LastSeenBefore;
        Scopes = scopes;
    }

    public HomeTraits Home { get; }

    public override string Vendor => Home.Model.Vendor;
}
