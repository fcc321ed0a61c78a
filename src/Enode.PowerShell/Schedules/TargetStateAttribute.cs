using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Schedules;

/// <summary>
/// Takes what a heating or cooling unit is set to: an object, a hashtable with Mode, HeatSetpoint and CoolSetpoint, or a text such as
/// <c>HEAT 21</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TargetStateAttribute : RefuseNullAttribute
{
    private static readonly string[] Modes = [HvacModes.Off, HvacModes.Heat, HvacModes.Cool, HvacModes.Auto];
    private static readonly string[] Holds = [HoldTypes.Permanent, HoldTypes.Scheduled];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var state = Plain(inputData) switch
        {
            TemperatureTargetState live => live,
            string text => TargetStateText.Parse(text) ?? throw GivenMembers.Rejection(
                $"'{SafeText.Line(text)}' is not a target state. Write it as in 'HEAT 21', 'COOL 24', 'AUTO 19-24', 'OFF' or 'SCHEDULED'."),
            _ => Create(inputData!),
        };
        return TargetStateCheck.ErrorOf(state) is { } error ? throw GivenMembers.Rejection(error) : state;
    }

    private static TemperatureTargetState Create(object given)
    {
        var members = GivenMembers.Of(
            given,
            nameof(TemperatureTargetState.Mode),
            nameof(TemperatureTargetState.HeatSetpoint),
            nameof(TemperatureTargetState.CoolSetpoint),
            nameof(TemperatureTargetState.HoldType));
        var mode = Word(members.Text(nameof(TemperatureTargetState.Mode)), Modes);
        return new TemperatureTargetState
        {
            Mode = mode,
            HeatSetpoint = (double?)members.Number(nameof(TemperatureTargetState.HeatSetpoint)),
            CoolSetpoint = (double?)members.Number(nameof(TemperatureTargetState.CoolSetpoint)),
            HoldType = Word(members.Text(nameof(TemperatureTargetState.HoldType)), Holds) ?? HoldTypes.Permanent,
        };
    }

    /// <summary>The word in the API's spelling, for one in any case. Another word stays, and is rejected by the check.</summary>
    private static string? Word(string? given, string[] words) =>
        Array.Find(words, word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;
}
