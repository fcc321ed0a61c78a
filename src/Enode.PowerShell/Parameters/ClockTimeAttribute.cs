using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>Takes a time of day as HH:mm, from 00:00 to 24:00, as the API does.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClockTimeAttribute : TextOnlyAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var text = Plain(inputData)!.ToString()!;
        return ClockTime.Minutes(text) is not null
            ? text
            : throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(text)}' is not a time of day. Write it as HH:mm, from 00:00 to 24:00.");
    }
}
