using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A request to charge now, which suspends schedules and smart charging of a vehicle until it ends.</summary>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="CreatedAt">When it was requested.</param>
/// <param name="Action">The action that starts the charging. Null if the vehicle was charging.</param>
/// <param name="EndedAt">When charging stopped, or the override was ended on request. Null while it is active.</param>
internal sealed record SmartOverride(SimulatedVehicle Vehicle, DateTimeOffset CreatedAt, SimulatedAction? Action, DateTimeOffset? EndedAt)
{
    /// <summary>Writes it as the response to a request for it.</summary>
    public void WriteResponse(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteString("userId", Vehicle.UserId);
        json.WriteString("vendor", Vehicle.Vendor);
        json.WriteEndObject();
    }

    /// <summary>Writes it as a part of a status.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteTime("createdAt", CreatedAt);
        json.WriteTime("endedAt", EndedAt);
        json.WriteString("targetType", Vehicle.Kind.Noun);
        json.WriteString("targetId", Vehicle.Id);
        json.WriteString("vendorActionId", Action?.Id);
    }
}
