using System.Management.Automation;

namespace Enode.Linking;

/// <summary>Rejects an address to which a browser cannot be sent: it must be absolute. Those of apps are accepted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RedirectUriAttribute : ValidateArgumentsAttribute
{
    private const int MaximumLength = 500;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var text = arguments as string ?? string.Empty;
        if (text.Length > MaximumLength)
        {
            throw Rejection($"The address has {text.Length} characters, and {MaximumLength} are allowed");
        }

        // A path of a file is absolute too, and has no scheme of its own.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || !text.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase))
        {
            throw Rejection($"'{SafeText.Line(text)}' is not an absolute address");
        }

        if (uri.Scheme == "about")
        {
            throw Rejection($"'{SafeText.Line(text)}' is an empty page, which the API rejects");
        }

        if (RedirectSchemes.AreContent(uri))
        {
            throw Rejection($"An address with the scheme {uri.Scheme} is content that a browser executes or shows");
        }
    }

    private static ValidationMetadataException Rejection(string reason) =>
        new($"{reason}. Specify where the browser goes at the end, as in https://example.com/linked or myapp://linked.");
}
