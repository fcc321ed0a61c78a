using System.Collections;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes words of a set to which the API adds words without notice: a known one in any case, in its own spelling; any other as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class KnownWordsAttribute : TextOnlyAttribute
{
    /// <summary>The words that are known.</summary>
    private protected abstract IEnumerable<string> Words { get; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Plain(base.Transform(engineIntrinsics, inputData)) is IList words
            ? words.Cast<object?>().Select(Spelled).ToArray()
            : Spelled(inputData);

    private object? Spelled(object? given) => Plain(given) is string text ? KnownWords.Spelled(Words, text) : given;
}

/// <summary>Takes the code of a vendor.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VendorAttribute : KnownWordsAttribute
{
    private protected override IEnumerable<string> Words => KnownWords.Vendors;
}

/// <summary>Takes a kind of device.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VendorTypeAttribute : KnownWordsAttribute
{
    private protected override IEnumerable<string> Words => AssetKind.DeviceNames;
}

/// <summary>Takes a language.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LanguageAttribute : KnownWordsAttribute
{
    private protected override IEnumerable<string> Words => KnownWords.Languages;
}

/// <summary>Takes a language of the pages on which users link vendor accounts.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkLanguageAttribute : KnownWordsAttribute
{
    private protected override IEnumerable<string> Words => KnownWords.LinkLanguages;
}

/// <summary>Takes a scope.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScopeAttribute : KnownWordsAttribute
{
    private protected override IEnumerable<string> Words => KnownWords.Scopes;
}

/// <summary>Takes the names of events. None is rejected: it could mean all events or no event.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventAttribute : KnownWordsAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var spelled = base.Transform(engineIntrinsics, inputData);
        if (Plain(spelled) is IList given ? given.Cast<object?>().Any(HasWildcard) : HasWildcard(spelled))
        {
            throw new ArgumentTransformationMetadataException(
                "Names of events cannot contain wildcards. Specify each name, as in user:vehicle:updated, or '*' alone for all.");
        }

        return spelled is string { Length: > 0 } || (spelled is IList { Count: > 0 } names && !names.Contains(string.Empty))
            ? spelled
            : throw new ArgumentTransformationMetadataException(
                "There is no event. Specify the names of events, as in user:vehicle:updated, or '*' for all.");
    }

    private static bool HasWildcard(object? name) => Plain(name) is string text && text != "*" && text.Contains('*', StringComparison.Ordinal);

    private protected override IEnumerable<string> Words => KnownWords.Events;
}
