using System.Collections;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>Takes texts, and numbers as they were typed. PowerShell would convert any object to an id: a vehicle to its name, a row to '@{...}'.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = RefuseNullAttribute.Plain(inputData);
        var items = value is IList list ? list.Cast<object?>() : [value];
        if (items.Select(RefuseNullAttribute.Plain).FirstOrDefault(item => !IsId(item)) is { } other)
        {
            throw new ArgumentTransformationMetadataException(
                $"This parameter takes ids, and was given an object of type {other.GetType().FullName} ('{other}'). Pipe it to the command, or give its Id.");
        }

        return inputData;
    }

    /// <summary>True for what was typed as an id. Null is left to the attribute that rejects it.</summary>
    internal static bool IsId(object? value) => value is null or string or int or long or ulong or double or decimal;
}
