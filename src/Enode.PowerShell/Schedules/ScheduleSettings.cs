using Enode.Errors;

namespace Enode.Schedules;

/// <summary>The settings of a schedule that belong to one of its kinds, and the validation of them.</summary>
internal sealed record ScheduleSettings(
    string? LocationId,
    bool ClearLocation,
    bool? DefaultShouldCharge,
    TemperatureTargetState? DefaultTargetState,
    IReadOnlyList<ScheduleRule>? Rules)
{
    private const string Charge = "a charge schedule";
    private const string Temperature = "a temperature schedule";

    /// <summary>Rejects settings that fit no kind of schedule.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>.</exception>
    internal void Check()
    {
        if (LocationId is not null && ClearLocation)
        {
            throw Wrong("-LocationId cannot be used together with -ClearLocation.");
        }

        if (ErrorFor(isTemperature: false) is { } error && ErrorFor(isTemperature: true) is { } other)
        {
            throw Wrong($"The parameters are for different kinds of schedule. {error.Message} {other.Message}");
        }
    }

    /// <summary>What does not belong to a kind of schedule. Null when everything does.</summary>
    internal EnodeCommandException? ErrorFor(bool isTemperature) =>
        isTemperature
            ? Foreign("-LocationId", LocationId is not null, Temperature)
                ?? Foreign("-ClearLocation", ClearLocation, Temperature)
                ?? Foreign("-DefaultShouldCharge", DefaultShouldCharge is not null, Temperature)
                ?? ForeignRule(rule => rule.ShouldCharge is not null, Temperature)
            : Foreign("-DefaultTargetState", DefaultTargetState is not null, Charge)
                ?? ForeignRule(rule => rule.TargetState is not null, Charge);

    private EnodeCommandException? ForeignRule(Func<ScheduleRule, bool> isForeign, string kind) =>
        Rules?.FirstOrDefault(isForeign) is { } rule ? Wrong($"-Rule: '{rule}' cannot be a rule of {kind}.") : null;

    private static EnodeCommandException? Foreign(string parameter, bool isGiven, string kind) =>
        isGiven ? Wrong($"{parameter} cannot be used for {kind}.") : null;

    private static EnodeCommandException Wrong(string message) => new(ErrorIds.InvalidArgument, message);
}
