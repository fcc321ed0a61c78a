using System.Diagnostics.CodeAnalysis;

namespace Enode.Internal;

/// <summary>Which addresses may be given a secret.</summary>
internal static class EnodeUri
{
    /// <summary>The address as a root that paths can be put below.</summary>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidUri"/> or <see cref="ErrorIds.InsecureUri"/>.</exception>
    internal static Uri Root(string? text, string name)
    {
        var uri = Endpoint(text, name);
        return uri.AbsolutePath.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    /// <summary>The address as it is.</summary>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidUri"/> or <see cref="ErrorIds.InsecureUri"/>.</exception>
    internal static Uri Endpoint(string? text, string name)
    {
        var uri = WebAddress(text, name, example: "https://enode-api.production.enode.io");
        return uri.Query.Length > 0 ? throw NotAlone(text, name) : Page(text, name);
    }

    /// <summary>The address of a page that a browser opens, which may have a query.</summary>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidUri"/> or <see cref="ErrorIds.InsecureUri"/>.</exception>
    internal static Uri Page(string? text, string name)
    {
        var uri = WebAddress(text, name, example: "https://enode-api.production.enode.io");
        if (uri.UserInfo.Length > 0)
        {
            throw Invalid($"{name} contains a user name or a password. Credentials have their own parameters.");
        }

        if (uri.Fragment.Length > 0)
        {
            throw NotAlone(text, name);
        }

        if (!IsSafe(uri))
        {
            throw new EnodeApiException(
                ErrorIds.InsecureUri,
                $"{name} is plain http to another machine{Quoted(text)}. The token could be read by others on the network.");
        }

        return uri;
    }

    /// <summary>The address of a proxy, which may contain a user name and a password.</summary>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidUri"/>.</exception>
    internal static Uri Proxy(string text, string name) => WebAddress(text, name, example: "http://proxy.example.com:8080");

    /// <summary>The text of an address. Null where it may contain a password, as it can before an @, parsed or not.</summary>
    internal static string? Shown(string? text) =>
        text is null || text.Contains('@', StringComparison.Ordinal) || text.Contains("%40", StringComparison.Ordinal) ? null : text;

    /// <summary>
    /// The text of an address without its query, which can contain a token. Where there can be a password, its host alone.
    /// </summary>
    internal static string WithoutQuery(string text)
    {
        var address = text.Split('?', '#')[0];
        return Shown(address) is not null ? address
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Host}"
            : string.Empty;
    }

    /// <summary>True for an address with a user name, an empty one too, which <see cref="Uri.UserInfo"/> does not show.</summary>
    internal static bool HasUserInfo(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) is >= 0 and var slashes ? slashes + 2 : 0;
        return text[start..].Split('/', '?', '#')[0].Contains('@', StringComparison.Ordinal);
    }

    internal static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback;

    internal static bool HasSameOrigin(Uri one, [NotNullWhen(true)] Uri? other) =>
        other is not null && Uri.Compare(
            one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri WebAddress(string? text, string name, string example) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", Host.Length: > 0 }
            ? uri
            : throw Invalid($"{name} is not an absolute http or https address{Quoted(text)}. An example is {example}.");

    private static EnodeApiException NotAlone(string? text, string name) =>
        Invalid($"{name} contains a query or a fragment{Quoted(text)}.");

    private static EnodeApiException Invalid(string message) => new(ErrorIds.InvalidUri, message);

    private static string Quoted(string? text) => Shown(text) is { } shown ? $": '{shown}'" : string.Empty;
}
