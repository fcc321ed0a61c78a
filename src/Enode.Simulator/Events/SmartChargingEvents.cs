namespace Enode.Simulation;

/// <summary>Reports vehicles whose status of smart charging has changed. One that never had any has no status.</summary>
internal sealed class SmartChargingEvents : TableEvents<SimulatedVehicle>
{
    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event.</param>
    public SmartChargingEvents(Fleet fleet, Action<SimulatedEvent> emit)
        : base(fleet, fleet.Vehicles, emit)
    {
    }

    protected override ReadOnlyMemory<byte>? Render(SimulatedVehicle item, DateTimeOffset now) =>
        item.ReadSmartCharging(now) is { } status ? SimulatedEvent.Written(status.Write) : (ReadOnlyMemory<byte>?)null;

    protected override void Report(
        SimulatedVehicle item, ReadOnlyMemory<byte> json, IReadOnlyList<string> changes, DateTimeOffset now) =>
        Emit(SimulatedEvent.Create(EventKinds.SmartChargingUpdated, now, item.UserId, writer =>
        {
            SimulatedEvent.WriteRaw(writer, "smartChargingStatus", json);
            SimulatedEvent.WriteUpdatedFields(writer, changes);
        }));
}
