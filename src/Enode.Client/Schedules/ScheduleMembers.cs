namespace Enode.Internal;

/// <summary>The body that creates or changes a schedule. The API requires all members of the kind for a new one.</summary>
internal sealed class ScheduleMembers
{
    public Optional<string> TargetType { get; init; }

    public Optional<string> TargetId { get; init; }

    /// <summary>Null for no location. The API rejects the member for a temperature schedule.</summary>
    public Optional<string?> LocationId { get; init; }

    public Optional<bool> IsEnabled { get; init; }

    public Optional<bool> DefaultShouldCharge { get; init; }

    public Optional<TemperatureTargetState> DefaultTargetState { get; init; }

    public Optional<EnodeList<ScheduleRule>> Rules { get; init; }

    /// <summary>The members of a new schedule. What it lacks is not sent, and the API names it; no location is a null.</summary>
    /// <exception cref="ArgumentException">The schedule is of a kind that this version does not know.</exception>
    internal static ScheduleMembers Of(Schedule schedule) => schedule switch
    {
        ChargeSchedule charge => new()
        {
            TargetType = Optional.UnlessNull(charge.TargetType),
            TargetId = Optional.UnlessNull(charge.TargetId),
            LocationId = charge.LocationId,
            IsEnabled = Optional.UnlessNull(charge.IsEnabled),
            DefaultShouldCharge = Optional.UnlessNull(charge.DefaultShouldCharge),
            Rules = Optional.UnlessNull(charge.Rules),
        },
        TemperatureSchedule temperature => new()
        {
            TargetType = Optional.UnlessNull(temperature.TargetType),
            TargetId = Optional.UnlessNull(temperature.TargetId),
            IsEnabled = Optional.UnlessNull(temperature.IsEnabled),
            DefaultTargetState = Optional.UnlessNull(temperature.DefaultTargetState),
            Rules = Optional.UnlessNull(temperature.Rules),
        },
        _ => throw new ArgumentException("This version can create charge and temperature schedules.", nameof(schedule)),
    };

    /// <summary>The members that change.</summary>
    internal static ScheduleMembers Of(ScheduleChanges changes) => new()
    {
        LocationId = changes.ClearLocation ? null : changes.LocationId ?? Optional<string?>.Absent,
        IsEnabled = Optional.UnlessNull(changes.IsEnabled),
        DefaultShouldCharge = Optional.UnlessNull(changes.DefaultShouldCharge),
        DefaultTargetState = Optional.UnlessNull(changes.DefaultTargetState),
        Rules = Optional.UnlessNull(changes.Rules),
    };
}
