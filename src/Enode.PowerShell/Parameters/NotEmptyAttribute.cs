using System.Collections;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>Rejects an empty text and an empty list, and describes what the parameter accepts.</summary>
/// <remarks>PowerShell's ValidateNotNullOrEmpty has one text for null, for empty lists and for empty items, without an example.</remarks>
/// <param name="accepts">What to specify, as in <c>the code of a vendor, as in TESLA</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotEmptyAttribute(string accepts) : ValidateArgumentsAttribute
{
    /// <summary>What to specify.</summary>
    public string Accepts { get; } = accepts;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var isEmpty = RefuseNullAttribute.Plain(arguments) switch
        {
            null or "" => true,
            IList items => items.Count == 0 || items.Cast<object?>().Any(item => RefuseNullAttribute.Plain(item) is null or ""),
            _ => false,
        };
        if (isEmpty)
        {
            throw new ValidationMetadataException($"It is empty. Specify {Accepts}.");
        }
    }
}
