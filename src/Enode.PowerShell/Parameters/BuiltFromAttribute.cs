using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes objects of a type that a user puts together: live ones, copies of them, rows, and hashtables. Each is checked before anything is
/// sent.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public abstract class BuiltFromAttribute<T> : RefuseNullAttribute
    where T : EnodeModel
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) is IList and not IDictionary ? BuildAll((IList)Plain(inputData)!) : new[] { Build(inputData!) };
    }

    /// <summary>Creates the object, if it is not one already.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It cannot be created.</exception>
    private protected abstract T Create(object given);

    /// <summary>What is wrong with an object. Null when nothing is.</summary>
    private protected abstract MemberError? ErrorOf(T item);

    private T[] BuildAll(IList items)
    {
        var built = new T[items.Count];
        for (var i = 0; i < built.Length; i++)
        {
            try
            {
                built[i] = Build(items[i]!);
            }
            catch (ArgumentTransformationMetadataException exception) when (built.Length > 1)
            {
                throw new ArgumentTransformationMetadataException(
                    string.Create(CultureInfo.InvariantCulture, $"Item {i + 1}: {exception.Message}"));
            }
        }

        return built;
    }

    private T Build(object given)
    {
        var item = Plain(given) as T ?? Create(given);
        return ErrorOf(item) is not { } error
            ? item
            : throw new ArgumentTransformationMetadataException($"{error.Member}: {error.Text}");
    }
}
