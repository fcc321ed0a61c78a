using System.Management.Automation;
using System.Net;

namespace Enode;

/// <summary>A local Enode that this process runs: its addresses, its credentials, and the requests that it received.</summary>
public sealed class EnodeSimulator
{
    internal EnodeSimulator(Simulator simulator)
    {
        Simulator = simulator;
        Credential = new PSCredential(simulator.ClientId, new NetworkCredential(string.Empty, simulator.ClientSecret).SecurePassword);
    }

    /// <summary>The root of its API.</summary>
    public Uri ApiUri => Simulator.ApiUri;

    /// <summary>Its token endpoint.</summary>
    public Uri TokenUri => Simulator.TokenUri;

    /// <summary>Its authorization endpoint, for <c>Connect-EnodeUser</c>. The user agrees at once, without a page.</summary>
    public Uri AuthorizationUri => Simulator.AuthorizationUri;

    /// <summary>The port that it listens on, on this machine alone.</summary>
    public int Port => Simulator.Port;

    /// <summary>The id of the only client that it accepts.</summary>
    public string ClientId => Simulator.ClientId;

    /// <summary>The client's id and secret, for <c>Connect-Enode -Credential</c>.</summary>
    public PSCredential Credential { get; }

    /// <summary>How many vehicles there are.</summary>
    public int VehicleCount => Simulator.VehicleCount;

    /// <summary>How many users there are.</summary>
    public int UserCount => Simulator.UserCount;

    /// <summary>What the fleet was made from: the same seed makes the same fleet.</summary>
    public int Seed => Simulator.Seed;

    /// <summary>Simulated seconds per second.</summary>
    public double Speed => Simulator.Speed;

    /// <summary>The simulated time, UTC.</summary>
    public DateTimeOffset Now => Simulator.Now;

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset StartedAt => Simulator.StartedAt;

    /// <summary>False when it was stopped.</summary>
    public bool IsRunning => Simulator.IsRunning;

    /// <summary>Every request received, those for tokens too. The list is live.</summary>
    public IReadOnlyList<SimulatorRequest> RequestLog => Simulator.RequestLog;

    /// <summary>How many requests there are in <see cref="RequestLog"/>.</summary>
    public int RequestCount => RequestLog.Count;

    /// <summary>
    /// Every attempt to deliver events to a webhook, with the status that it was answered with and the time of the next attempt. The list
    /// is live.
    /// </summary>
    public IReadOnlyList<SimulatorDelivery> DeliveryLog => Simulator.DeliveryLog;

    /// <summary>How many attempts there are in <see cref="DeliveryLog"/>.</summary>
    public int DeliveryCount => DeliveryLog.Count;

    /// <summary>Clears <see cref="DeliveryLog"/>. Events that wait are still delivered.</summary>
    public void ClearDeliveryLog() => Simulator.ClearDeliveryLog();

    /// <summary>Forgets the requests received so far.</summary>
    public void ClearRequestLog() => Simulator.ClearRequestLog();

    /// <summary>Refuses every token given so far from now on, as when they expire.</summary>
    public void RevokeTokens() => Simulator.RevokeTokens();

    /// <summary>Whether <c>GET /health/ready</c> reports that the API is ready. Nothing else depends on it.</summary>
    public bool IsReady
    {
        get => Simulator.IsReady;
        set => Simulator.IsReady = value;
    }

    /// <summary>
    /// How many connections the client can have, each of one user to one vendor. No link session can be created beyond that. Null, the
    /// default, for any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? ConnectionQuota
    {
        get => Simulator.ConnectionQuota;
        set => Simulator.ConnectionQuota = value;
    }

    /// <inheritdoc cref="Simulator.SetVendorStatus"/>
    public void SetVendorStatus(string vendor, string status) => Simulator.SetVendorStatus(vendor, status);

    /// <inheritdoc cref="Simulator.DeactivateWebhook"/>
    public void DeactivateWebhook(string id) => Simulator.DeactivateWebhook(id);

    /// <summary>Its address.</summary>
    public override string ToString() => ApiUri.ToString();

    internal Simulator Simulator { get; }
}
