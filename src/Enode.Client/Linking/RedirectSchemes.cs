namespace Enode.Internal;

/// <summary>The schemes of addresses to which a browser must not be sent at the end of a link session.</summary>
internal static class RedirectSchemes
{
    private static readonly string[] Content = ["javascript", "vbscript", "data", "blob", "filesystem", "view-source", "file"];

    /// <summary>Whether an address is, or leads to, content that a browser executes or shows by itself. An app cannot receive it.</summary>
    internal static bool AreContent(Uri uri) => Content.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase);
}
