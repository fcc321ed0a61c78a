namespace Enode.Internal;

/// <summary>The body that creates a session in which a user links vendor accounts.</summary>
internal sealed class LinkRequest
{
    public Optional<string> Vendor { get; init; }

    public Optional<string> VendorType { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required string Language { get; init; }

    public required string RedirectUri { get; init; }

    public Optional<string> ColorScheme { get; init; }
}
