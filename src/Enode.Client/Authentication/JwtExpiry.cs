using System.Text;
using System.Text.Json;

namespace Enode.Internal;

/// <summary>The expiry that a JSON Web Token states (RFC 7519, <c>exp</c>). The token is neither verified nor trusted.</summary>
internal static class JwtExpiry
{
    // More than that is not parsed: access tokens of some hundred characters are usual, and of some thousand exist.
    private const int LongestPayload = 64 * 1024;

    /// <summary>The lifetime from now on, in seconds. Null for a text that is not such a token, or has no time in the future.</summary>
    internal static double? SecondsLeft(string token, DateTimeOffset now)
    {
        // Three parts: header, payload and signature. An encrypted token has five, and its payload cannot be read.
        if (token.Split('.') is not [_, { Length: > 0 and <= LongestPayload } payload, _] || Decode(payload) is not { } json)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("exp", out var exp)
                && exp.ValueKind == JsonValueKind.Number
                && exp.TryGetDouble(out var seconds)
                && seconds - now.ToUnixTimeMilliseconds() / 1000.0 is > 0 and var left
                    ? left
                    : null;
        }
        // The second one is of a name with half of a surrogate pair.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string base64Url)
    {
        var text = new StringBuilder(base64Url).Replace('-', '+').Replace('_', '/');
        text.Append('=', (4 - (text.Length % 4)) % 4);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.ToString(), bytes, out var length) ? bytes[..length] : null;
    }
}
