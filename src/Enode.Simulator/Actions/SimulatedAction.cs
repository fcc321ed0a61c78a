using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to a device, and its outcome. The lock of the device's physics guards what changes.</summary>
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

    /// <summary>When the device carries out the command, or fails to, unless the action ends before.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public ActionReading Reading { get; private set; }

    public bool IsPending => Reading.State == ActionStates.Pending;

    /// <summary>Whether it ended without effect.</summary>
    public bool HasFailed => Reading.State is ActionStates.Failed or ActionStates.Cancelled;

    public void BringForward(DateTimeOffset at) => DueAt = at;

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

/// <summary>The properties of an action that change, at one time.</summary>
/// <param name="State">A value of <see cref="ActionStates"/>.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="CompletedAt">When it ended. Null while it is pending.</param>
/// <param name="Failure">Why it failed or was cancelled. Null otherwise.</param>
internal readonly record struct ActionReading(string State, DateTimeOffset UpdatedAt, DateTimeOffset? CompletedAt, ActionFailure? Failure);

/// <summary>Why an action failed or was cancelled.</summary>
/// <param name="Type">The reason, for programs.</param>
/// <param name="Detail">The reason, for readers.</param>
internal sealed record ActionFailure(string Type, string Detail)
{
    public static ActionFailure NoResponse { get; } = new("NO_RESPONSE", "The device did not respond in time.");

    public static ActionFailure Unplugged { get; } = new("FAILED_PRECONDITION", "The cable is not plugged in.");

    public static ActionFailure Replaced { get; } = new("CONFLICT", "A newer action for the same device replaced it.");

    public static ActionFailure Full { get; } = new("UNNECESSARY", "The battery reached its limit before.");

    public static ActionFailure Requested { get; } = new("REQUESTED_CANCELLATION", "It was cancelled on request.");
}
