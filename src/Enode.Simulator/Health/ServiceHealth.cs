using System.Collections.Concurrent;

namespace Enode.Simulation;

/// <summary>The state of the API and of the services of the vendors, which a test can change.</summary>
internal sealed class ServiceHealth
{
    public const string Ready = "READY";
    public const string Outage = "OUTAGE";

    /// <summary>The states of a vendor's service.</summary>
    public static readonly IReadOnlyList<string> Statuses = [Ready, "ELEVATED_ERROR_RATE", Outage];

    private readonly ConcurrentDictionary<string, string> vendors = new(StringComparer.Ordinal);
    private volatile bool isReady = true;

    /// <summary>Whether the API reports that it is ready.</summary>
    public bool IsReady
    {
        get => isReady;
        set => isReady = value;
    }

    /// <summary>The state of a vendor's service: one of <see cref="Statuses"/>.</summary>
    public string StatusOf(string vendor) => vendors.GetValueOrDefault(vendor, Ready);

    public void Set(string vendor, string status) => vendors[vendor] = status;
}
