using System.Globalization;
using System.Text.RegularExpressions;

namespace Enode.Internal;

/// <summary>
/// Reads target states that are written in a line: <c>HEAT 21</c>, <c>COOL 24.5</c>, <c>AUTO 19-24</c>, <c>OFF</c> and <c>SCHEDULED</c>, in
/// any case. What a target state is shown as, as in <c>AUTO 19 to 24 °C</c>, is read too.
/// </summary>
internal static partial class TargetStateText
{
    /// <summary>The target state. Null for text that is none. Whether its setpoints fit its mode is not checked.</summary>
    internal static TemperatureTargetState? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var mode = match.Groups["mode"].Value.ToUpperInvariant();
        var setpoints = match.Groups["setpoint"].Captures
            .Select(capture => double.Parse(capture.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
        return (mode, setpoints) switch
        {
            (HoldTypes.Scheduled, []) => new() { HoldType = HoldTypes.Scheduled },
            (HvacModes.Off, []) => Hold(mode, null, null),
            (HvacModes.Heat, [var heat]) => Hold(mode, heat, null),
            (HvacModes.Cool, [var cool]) => Hold(mode, null, cool),
            (HvacModes.Auto, [var heat, var cool]) => Hold(mode, heat, cool),
            _ => null,
        };
    }

    private static TemperatureTargetState Hold(string mode, double? heat, double? cool) =>
        new() { HoldType = HoldTypes.Permanent, Mode = mode, HeatSetpoint = heat, CoolSetpoint = cool };

    [GeneratedRegex(
        @"^\s*(?<mode>[a-z]+)(\s+(?<setpoint>-?[0-9]+(\.[0-9]+)?)((\s+|\s*-\s*|\s+to\s+)(?<setpoint>-?[0-9]+(\.[0-9]+)?))?(\s*°?C)?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
