using System.Globalization;
using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Statistics;

/// <summary>Takes a day as YYYY-MM-DD, or a month as YYYY-MM, that there is in the calendar.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntervalAttribute : TextOnlyAttribute
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var text = Plain(inputData)!.ToString()!;
        return DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(text)}' is not a day as YYYY-MM-DD or a month as YYYY-MM.");
    }
}
