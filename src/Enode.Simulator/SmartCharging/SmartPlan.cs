using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A plan to stop the charging of a vehicle, and to start it again when energy is cheap.</summary>
internal sealed record SmartPlan
{
    public required string Id { get; init; }

    public required SimulatedVehicle Vehicle { get; init; }

    public required SimulatedLocation Location { get; init; }

    public required string Currency { get; init; }

    /// <summary>The cost of charging at once.</summary>
    public required double NonSmartCost { get; init; }

    /// <summary>The cost of charging by the plan.</summary>
    public required double SmartCost { get; init; }

    /// <summary>When charging is stopped: when the plan was made.</summary>
    public required DateTimeOffset StopAt { get; init; }

    /// <summary>When charging is started.</summary>
    public required DateTimeOffset StartAt { get; init; }

    public required DateTimeOffset EstimatedFinishAt { get; init; }

    /// <summary>When the vehicle first did not charge. Null before.</summary>
    public DateTimeOffset? StopConfirmedAt { get; init; }

    /// <summary>When the vehicle first charged by the plan. Null before.</summary>
    public DateTimeOffset? StartConfirmedAt { get; init; }

    /// <summary>When the plan ended. Null while it is executed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended: a value of <see cref="SmartStates"/>. Null while it is executed.</summary>
    public string? FinalState { get; init; }

    /// <summary>Why it failed, or that it finished late. Null otherwise.</summary>
    public string? FailureCondition { get; init; }

    public bool IsExecuting => EndedAt is null;

    /// <summary>The plan after its end.</summary>
    /// <param name="at">When it ended.</param>
    /// <param name="finalState">How it ended: a value of <see cref="SmartStates"/>.</param>
    /// <param name="failureCondition">Why it failed. Null otherwise.</param>
    public SmartPlan Ended(DateTimeOffset at, string finalState, string? failureCondition)
    {
        // Of the time that was planned, 15 % more is not late.
        var isLate = finalState == SmartStates.Finished && at - StopAt > (EstimatedFinishAt - StopAt) * 1.15;
        return this with { EndedAt = at, FinalState = finalState, FailureCondition = isLate ? "FINISHED_LATE" : failureCondition };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("vehicleId", Vehicle.Id);
        json.WriteString("userId", Vehicle.UserId);
        json.WriteString("locationId", Location.Id);
        json.WriteString("vendor", Vehicle.Vendor);
        json.WriteString("currency", Currency);
        json.WriteMeasure("nonSmartCost", NonSmartCost, 4);
        json.WriteMeasure("smartCost", SmartCost, 4);
        json.WriteTime("stopAt", StopAt);
        json.WriteTime("startAt", StartAt);
        json.WriteTime("estimatedFinishAt", EstimatedFinishAt);
        json.WriteTime("stopConfirmedAt", StopConfirmedAt);
        json.WriteTime("startConfirmedAt", StartConfirmedAt);
        json.WriteTime("endedAt", EndedAt);
        json.WriteString("finalState", FinalState);
        json.WriteString("failureCondition", FailureCondition);
        json.WriteEndObject();
    }
}

/// <summary>The states of smart charging.</summary>
internal static class SmartStates
{
    public const string Disabled = "DISABLED";
    public const string Considering = "CONSIDERING";
    public const string Unknown = "UNKNOWN";
    public const string FullyCharged = "FULLY_CHARGED";
    public const string Stopping = "PLAN:EXECUTING:STOPPING";
    public const string Stopped = "PLAN:EXECUTING:STOPPED";
    public const string Starting = "PLAN:EXECUTING:STARTING";
    public const string Started = "PLAN:EXECUTING:STARTED";
    public const string Overridden = "PLAN:EXECUTING:OVERRIDDEN";
    public const string Finished = "PLAN:ENDED:FINISHED";
    public const string Unplugged = "PLAN:ENDED:UNPLUGGED";
    public const string Failed = "PLAN:ENDED:FAILED";
    public const string EndedByPolicy = "PLAN:ENDED:DISABLED";
    public const string DeadlineChanged = "PLAN:ENDED:DEADLINE_CHANGED";
}
