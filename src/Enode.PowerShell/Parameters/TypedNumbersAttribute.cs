using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Keeps the text of numbers that were typed as ids, as in <c>Get-EnodeUser 0042</c>: the conversion to an object would leave 42.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TypedNumbersAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        if (Plain(inputData) is IList items)
        {
            return items.Cast<object?>().Any(item => TextOnlyAttribute.IsTypedNumber(Plain(item)))
                ? throw TextOnlyAttribute.NumberInList()
                : inputData;
        }

        return AsTyped(inputData!);
    }

    private static object AsTyped(object given) =>
        given is PSObject { BaseObject: IConvertible number } typed and { BaseObject: not string } && typed.ToString() is var text &&
        text != number.ToString(CultureInfo.InvariantCulture) && TextOnlyAttribute.IsTypedNumber(number)
            ? text
            : given;
}
