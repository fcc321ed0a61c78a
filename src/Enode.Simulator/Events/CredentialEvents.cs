namespace Enode.Simulation;

/// <summary>Reports accounts at vendors that have become invalid: those of devices that have lost access.</summary>
internal sealed class CredentialEvents : IEventSource
{
    private readonly Fleet fleet;
    private readonly Action<SimulatedEvent> emit;
    private HashSet<(string UserId, string Vendor)> invalid = [];

    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event.</param>
    public CredentialEvents(Fleet fleet, Action<SimulatedEvent> emit)
    {
        this.fleet = fleet;
        this.emit = emit;
    }

    public void Start(DateTimeOffset now) => invalid = Invalid();

    public void Stop() => invalid = [];

    public void Poll(DateTimeOffset now) => fleet.Atomically(() =>
    {
        var present = Invalid();
        foreach (var (userId, vendor) in present.Except(invalid))
        {
            emit(SimulatedEvent.Create(
                EventKinds.CredentialsInvalidated, now, userId, json => json.WriteString("vendor", vendor)));
        }

        invalid = present;
    });

    private HashSet<(string UserId, string Vendor)> Invalid() =>
        [.. fleet.AllDevices.Where(device => !device.HasAccess).Select(device => (device.UserId, device.Vendor))];
}
