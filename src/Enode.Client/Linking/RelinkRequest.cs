namespace Enode.Internal;

/// <summary>The body that creates a session in which the vendor account of an asset is linked again.</summary>
internal sealed class RelinkRequest
{
    public required string Language { get; init; }

    public required string RedirectUri { get; init; }

    public Optional<string> ColorScheme { get; init; }
}
