using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to a device. Its device's lock guards what changes.</summary>
internal abstract class SimulatedAction
{
    protected SimulatedAction(IActionTarget target, string id, DateTimeOffset createdAt, DateTimeOffset dueAt)
    {
        Target = target;
        Id = id;
        CreatedAt = createdAt;
        DueAt = dueAt;
        Reading = new ActionReading(ActionStates.Pending, createdAt, null, null);
    }

    public IActionTarget Target { get; }

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
        json.WriteString("targetType", Target.TargetType);
        WriteCommand(json);
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

    /// <summary>Writes the members that only this kind of action has.</summary>
    protected abstract void WriteCommand(Utf8JsonWriter json);
}
