using System.Diagnostics.CodeAnalysis;

namespace Enode;

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
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.Host.Length == 0)
        {
            // What stands before an @ may be a password, also in what is no web address.
            var shown = text?.Contains('@', StringComparison.Ordinal) == true ? string.Empty : $": '{text}'";
            throw new EnodeApiException(ErrorIds.InvalidUri, $"{name} is no web address{shown}. It looks like https://enode-api.production.enode.io.");
        }

        if (uri.UserInfo.Length > 0)
        {
            // The text is not repeated: what stands before the @ is a password.
            throw new EnodeApiException(ErrorIds.InvalidUri, $"{name} has a user name or password in it. Give the credentials as parameters.");
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new EnodeApiException(ErrorIds.InvalidUri, $"{name} has a query or a fragment: '{text}'. Give the address alone.");
        }

        if (!IsSafe(uri))
        {
            throw new EnodeApiException(ErrorIds.InsecureUri, $"{name} is plain http to another machine: '{text}'. Anybody on the way could read the token; only https is used there.");
        }

        return uri;
    }

    internal static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback;

    internal static bool HasSameOrigin(Uri one, [NotNullWhen(true)] Uri? other) =>
        other is not null && Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
