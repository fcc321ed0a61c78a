using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes true and false, and the texts of both, as in a row of a CSV file. PowerShell rejects all texts, and turns numbers into true.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TrueOrFalseAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) switch
        {
            bool value => value,
            string text when bool.TryParse(text, out var value) => value,
            var other => throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(other?.ToString() ?? string.Empty)}' is not a truth value. Specify $true or $false."),
        };
    }
}
