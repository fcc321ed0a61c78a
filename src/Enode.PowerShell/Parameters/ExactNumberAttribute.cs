using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes decimal numbers with all their digits. PowerShell converts a text to a decimal by way of a double, which has about 16 digits.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExactNumberAttribute : InvariantNumberAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) is string text ? Exact(text) : inputData;
    }

    private static decimal Exact(string text)
    {
        var digits = text.Split('e', 'E')[0].Count(char.IsAsciiDigit);
        return digits <= 28 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) &&
            (number != 0 || double.Parse(text, CultureInfo.InvariantCulture) == 0)
            ? number
            : throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(text)}' has more digits than a decimal number can have, or is out of its range.");
    }
}
