using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Locations;

/// <summary>Takes the name of a time zone of the IANA database in any case, and replaces it by the database's own spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneNameAttribute : TextOnlyAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var name = Plain(inputData)!.ToString()!;
        return TimeZoneNames.Find(name) ?? throw new ArgumentTransformationMetadataException(
            $"'{SafeText.Line(name)}' is not a time zone of the IANA database. Specify a name such as Europe/Oslo: Tab completes it.");
    }
}
