using System.Collections;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>
/// Refuses an object where an id is asked for. PowerShell would take its name for the id and forget the connection that it
/// came from; piped, it acts where it belongs.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Plain(inputData);
        var item = value is IEnumerable items and not string ? items.Cast<object?>().Select(Plain).FirstOrDefault(one => one is EnodeObject) : value;
        if (item is not EnodeObject thing)
        {
            return inputData;
        }

        var message = $"This takes ids, and '{thing}' is a whole {thing.GetType().Name}. Pipe it to the command, or give its Id.";
        // An invalid cast is what the binder goes on after: a piped object then finds the parameter that is made for it.
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
