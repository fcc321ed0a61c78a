using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The state of a schedule at one time.</summary>
internal sealed class ScheduleStatus
{
    /// <summary>How many transitions are shown.</summary>
    private const int MaximumTransitions = 2;

    private readonly SimulatedSchedule schedule;
    private readonly string state;
    private readonly DateTimeOffset changedAt;
    private readonly IReadOnlyList<ScheduleTransition> transitions;
    private readonly Action<Utf8JsonWriter> writeDevice;

    private ScheduleStatus(ScheduledDevice device, ScheduleRun run, Action<Utf8JsonWriter> writeDevice)
    {
        schedule = run.Schedule;
        state = run.State;
        changedAt = run.ChangedAt > device.StateChangedAt ? run.ChangedAt : device.StateChangedAt;
        transitions = run.Upcoming().Take(MaximumTransitions).ToList();
        this.writeDevice = writeDevice;
    }

    /// <summary>Reads the state. It requires the lock of the device's physics.</summary>
    public static ScheduleStatus Of(ScheduledDevice device, ScheduleRun run) =>
        new(device, run, device is ChargeableDevice chargeable ? ChargingOf(chargeable, run) : TemperatureOf((SimulatedHvac)device, run));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("scheduleId", schedule.Id);
        json.WriteString("scheduleType", schedule.IsTemperature ? "TEMPERATURE" : "CHARGE");
        json.WriteTime("changedAt", changedAt);
        json.WriteString("state", state);
        json.WriteStartArray("upcomingTransitions");
        foreach (var transition in transitions)
        {
            json.WriteStartObject();
            json.WriteTime("at", transition.At);
            json.WriteTarget(schedule.IsTemperature ? "target" : "shouldCharge", transition.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        writeDevice(json);
        json.WriteEndObject();
    }

    private static Action<Utf8JsonWriter> ChargingOf(ChargeableDevice device, ScheduleRun run)
    {
        var battery = device.Battery;
        var (isCharging, isPluggedIn, needsCharge) = (battery.IsCharging, battery.IsPluggedIn, !battery.IsFull);
        var smartOverride = (device as SimulatedVehicle)?.SmartOverride;
        var shouldCharge = run.Target is ChargeCommand { IsStart: true };
        return json =>
        {
            json.WriteBoolean("isCharging", isCharging);
            json.WriteBoolean("isChargingExpected", needsCharge && isPluggedIn && shouldCharge);
            json.WriteStartObject("isChargingExpectedParts");
            json.WriteBoolean("needsCharge", needsCharge);
            json.WriteBoolean("isPluggedIn", isPluggedIn);
            json.WriteBoolean("shouldCharge", shouldCharge);
            json.WriteEndObject();
            json.WriteObjectOrNull("smartOverride", smartOverride is null ? null : smartOverride.Write);
        };
    }

    private static Action<Utf8JsonWriter> TemperatureOf(SimulatedHvac hvac, ScheduleRun run)
    {
        var (current, expected) = (hvac.Current, run.Target);
        return json =>
        {
            json.WriteObjectOrNull("current", current is null ? null : current.WriteState);
            json.WriteTarget("expected", expected);
        };
    }
}
