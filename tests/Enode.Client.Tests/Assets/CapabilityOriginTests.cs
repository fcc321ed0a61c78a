namespace Enode.Tests.Assets;

/// <summary>A capability leads to interventions: it has to say where it came from.</summary>
public sealed class CapabilityOriginTests : ClientTest
{
    public static IEnumerable<TheoryDataRow<string>> Kinds => Kind.Names;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_capability_of_a_device_came_from_where_the_device_came_from(string name)
    {
        var kind = Kind.Of(name);
        Server.Reply(200, kind.Json);
        var asset = (Asset)await kind.GetAsync(Connect(), "x");
        var origin = new object();

        asset.Origin = origin;

        var capabilities = asset.GetType().GetProperty("Capabilities")?.GetValue(asset);
        var each = (capabilities?.GetType().GetProperties() ?? [])
            .Select(property => property.GetValue(capabilities))
            .OfType<EnodeResource>()
            .ToList();
        Assert.All(each, capability => Assert.Same(origin, capability.Origin));
        Assert.Equal(asset is Device, each.Count > 0);
    }
}
