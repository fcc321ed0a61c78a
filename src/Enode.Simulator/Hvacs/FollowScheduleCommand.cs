using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Follow the schedule of the unit's own.</summary>
internal sealed record FollowScheduleCommand : DeviceCommand
{
    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("target");
        json.WriteString("holdType", Thermostat.Scheduled);
        json.WriteEndObject();
    }
}
