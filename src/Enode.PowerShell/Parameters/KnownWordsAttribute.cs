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
        Plain(base.Transform(engineIntrinsics, inputData)) is string given
            ? Words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given
            : inputData;
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
