namespace Enode.Simulation;

/// <summary>Reports schedules whose status has changed. The status of a new schedule is new.</summary>
internal sealed class ScheduleEvents : TableEvents<SimulatedSchedule>
{
    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event.</param>
    public ScheduleEvents(Fleet fleet, Action<SimulatedEvent> emit)
        : base(fleet, fleet.Schedules, emit)
    {
    }

    protected override ReadOnlyMemory<byte>? Render(SimulatedSchedule item, DateTimeOffset now)
    {
        var device = Fleet.RequireDevice(item.TargetType, item.TargetId, item.UserId);
        return SimulatedEvent.Written(device.ReadSchedule(item.Id, now, run => ScheduleStatus.Of(device, run)).Write);
    }

    protected override void Report(
        SimulatedSchedule item, ReadOnlyMemory<byte> json, IReadOnlyList<string> changes, DateTimeOffset now) =>
        Emit(SimulatedEvent.Create(EventKinds.ScheduleUpdated, now, item.UserId, writer =>
        {
            SimulatedEvent.WriteRaw(writer, "status", json);
            writer.WritePropertyName("schedule");
            ScheduleJson.Write(writer, item);
            SimulatedEvent.WriteUpdatedFields(writer, changes);
        }));
}
