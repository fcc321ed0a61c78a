using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Enode.Parameters;

/// <summary>
/// Rejects null, alone or in an array. PowerShell would turn it into 0, false or an empty text, or leave the parameter out:
/// a mistyped variable must not act on everything, on another connection, or on a default.
/// </summary>
/// <remarks>A transformation and not a validation, because validations see the value after the conversion.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public class RefuseNullAttribute : ArgumentTransformationAttribute
{
    /// <summary>True where an array may hold null, as JSON may.</summary>
    public bool AllowNullItems { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (IsNull(inputData) || (!AllowNullItems && Plain(inputData) is IList items && items.Cast<object?>().Any(IsNull)))
        {
            throw new ArgumentTransformationMetadataException("The argument is null. Check the spelling of the variable.");
        }

        return inputData;
    }

    private static bool IsNull(object? value) => Plain(value) is null || value == AutomationNull.Value;

    internal static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
