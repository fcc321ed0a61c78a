using System.Collections;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes text, and what was typed as text: numbers, addresses, GUIDs. PowerShell would convert any object: a vehicle to its name, a row
/// to '@{...}'.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class TextOnlyAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var value = Plain(inputData);
        var items = value is IList list ? list.Cast<object?>() : [value];
        if (value is IList && items.Any(item => IsTypedNumber(Plain(item))))
        {
            throw NumberInList();
        }

        if (items.Select(Plain).FirstOrDefault(item => !IsText(item)) is { } other)
        {
            var name = SafeText.Line(other.ToString() ?? string.Empty);
            throw new ArgumentTransformationMetadataException(
                $"This parameter accepts a string, not an object of type {other.GetType().FullName} ('{name}'). " +
                "Specify its Id. The objects to act on are piped to the cmdlet.");
        }

        return inputData;
    }

    /// <summary>True for a number that a user can have typed as an id.</summary>
    internal static bool IsTypedNumber(object? value) => value is int or long or ulong or double or decimal or System.Numerics.BigInteger;

    /// <remarks>In a list PowerShell does not keep what was typed: 0042 would become 42.</remarks>
    internal static ArgumentTransformationMetadataException NumberInList() =>
        new("A list of ids contains a number. Enclose the ids in quotation marks.");

    private static bool IsText(object? value) => value is string or Uri or Guid || IsTypedNumber(value);
}
