using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Enode;

/// <summary>The one place that decides what of a request or an answer people may see.</summary>
internal static class Redactor
{
    internal const string Mask = "[redacted]";

    // A page of vehicles is some 80 kB: enough of it to see the shape, without drowning the console.
    private const int MaximumBody = 8 * 1024;

    // A shorter one may be an ordinary word, which would be masked in every message.
    private const int ShortestUnmistakable = 8;

    // How much text in front of a short secret is looked at for a name such as "client_secret=".
    private const int LongestName = 64;

    private static readonly string[] SecretWords = ["secret", "token", "password", "authorization", "cookie", "credential", "api-key", "apikey", "assertion"];

    /// <summary>The link of a link session opens the door as well as its token does, and so does an authorization code.</summary>
    private static readonly string[] SecretNames = ["linkUrl", "code", "code_verifier"];

    /// <summary>A text behind which a secret is expected: ends with the scheme of an authorization, or with a secret name and a separator.</summary>
    private static readonly Regex PlaceForSecret = new(
        $"""(\b(bearer|basic)\s+|(({string.Join('|', SecretWords)})\w*|\b({string.Join('|', SecretNames)}))["']?\s*[:=]\s*["']?)$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Header(string name, IEnumerable<string> values) => $"{name}: {(IsSecret(name) ? Mask : string.Join(", ", values))}";

    /// <summary>A body as it may be shown: secret members masked, the rest as it was sent.</summary>
    internal static string Body(ReadOnlySpan<byte> body, string? mediaType, IEnumerable<string> secrets)
    {
        var text = Encoding.UTF8.GetString(body);
        var shown = mediaType switch
        {
            "application/x-www-form-urlencoded" => Form(text),
            _ when LooksLikeJson(text) => Json(text),
            _ => text,
        };
        return Shorten(Scrub(shown, secrets));
    }

    /// <summary>The text without these secrets, in whatever encoding a server may have echoed them.</summary>
    /// <remarks>Of fewer than eight characters, only where a secret is expected: a secret "api" would mask part of every address.</remarks>
    internal static string Scrub(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.Length > 0))
        {
            foreach (var form in Forms(secret).Distinct())
            {
                text = secret.Length < ShortestUnmistakable
                    ? ScrubPlaces(text, form)
                    : text.Replace(form, Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    private static string ScrubPlaces(string text, string secret)
    {
        for (var start = 0; text.IndexOf(secret, start, StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            var end = found + secret.Length;
            var isWhole = end == text.Length || !char.IsLetterOrDigit(text[end]);
            if (isWhole && PlaceForSecret.IsMatch(text[Math.Max(0, found - LongestName)..found]))
            {
                text = string.Concat(text.AsSpan(0, found), Mask, text.AsSpan(end));
                end = found + Mask.Length;
            }

            start = end;
        }

        return text;
    }

    private static string[] Forms(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JsonEncodedText.Encode(secret).ToString(),
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
    ];

    private static bool IsSecret(string name) =>
        SecretNames.Contains(name, StringComparer.OrdinalIgnoreCase) ||
        SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is [var first, ..] && first is '{' or '[';

    private static string Form(string text) => string.Join('&', text.Split('&').Select(pair =>
    {
        var name = pair.Split('=')[0];
        return IsSecret(Uri.UnescapeDataString(name)) ? $"{name}={Mask}" : pair;
    }));

    private static string Json(string text)
    {
        try
        {
            // Begins with a bracket, so that it is not null.
            var root = JsonNode.Parse(text)!;
            Redact(root, hidden: false);
            return root.ToJsonString(Readable);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // The second for a member that comes twice, the third for half a surrogate pair.
            // Half a document may hold half a secret: its size is all that can be shown of it.
            return $"[{text.Length} characters that are not JSON]";
        }
    }

    /// <summary>Masks every text that stands anywhere below a secret name.</summary>
    private static void Redact(JsonNode? node, bool hidden)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    Redact(value, hidden || (IsSecret(name) && name != "token_type"));
                }

                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                {
                    Redact(item, hidden);
                }

                break;
            case JsonValue leaf when hidden && leaf.TryGetValue<string>(out _):
                // expires_in and the like hold no secret; only texts do.
                leaf.ReplaceWith(Mask);
                break;
        }
    }

    private static string Shorten(string text) => text.Length <= MaximumBody ? text : $"{text.AsSpan(0, MaximumBody)}... [{text.Length - MaximumBody} characters more]";
}
