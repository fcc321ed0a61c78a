using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to a device, and what became of it. The device's physics guard what changes.</summary>
internal sealed class SimulatedAction
{
    public SimulatedAction(ControlledDevice target, DeviceCommand command, string id, DateTimeOffset createdAt, DateTimeOffset dueAt)
    {
        Target = target;
        Command = command;
        Id = id;
        CreatedAt = createdAt;
        DueAt = dueAt;
        Reading = new ActionReading(ActionStates.Pending, createdAt, null, null);
    }

    public ControlledDevice Target { get; }

    public DeviceCommand Command { get; }

    public string Id { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The moment at which the outcome is known, unless something else comes first.</summary>
    public DateTimeOffset DueAt { get; }

    public ActionReading Reading { get; private set; }

    public void Confirm(DateTimeOffset at) => Reading = new ActionReading(ActionStates.Confirmed, at, at, null);

    public void Fail(DateTimeOffset at, ActionFailure failure) => Reading = new ActionReading(ActionStates.Failed, at, at, failure);

    public void Cancel(DateTimeOffset at, ActionFailure failure) => Reading = new ActionReading(ActionStates.Cancelled, at, at, failure);

    public void Write(Utf8JsonWriter json, ActionReading reading)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("userId", Target.UserId);
        json.WriteTime("createdAt", CreatedAt);
        json.WriteTime("updatedAt", reading.UpdatedAt);
        json.WriteTime("completedAt", reading.CompletedAt);
        json.WriteString("state", reading.State);
        json.WriteString("targetId", Target.Id);
        json.WriteString("targetType", Target.Kind.Noun);
        Command.Write(json);
        if (reading.Failure is { } failure)
        {
            json.WriteStartObject("failureReason");
            json.WriteString("type", failure.Type);
            json.WriteString("detail", failure.Detail);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("failureReason");
        }

        json.WriteEndObject();
    }
}
