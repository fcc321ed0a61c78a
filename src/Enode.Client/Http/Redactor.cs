using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enode;

/// <summary>The one place that decides what of a request or an answer people may see.</summary>
internal static class Redactor
{
    internal const string Mask = "[redacted]";

    // A page of vehicles is some 80 kB: enough of it to see the shape, without drowning the console.
    private const int MaximumBody = 8 * 1024;

    private static readonly string[] SecretWords = ["secret", "token", "password", "authorization", "cookie", "credential", "api-key", "apikey", "assertion"];

    /// <summary>The link of a link session opens the door as well as its token does, and so does an authorization code.</summary>
    private static readonly string[] SecretNames = ["linkUrl", "code", "code_verifier"];

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
    internal static string Scrub(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.Length > 0))
        {
            foreach (var form in new[] { secret, Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Net.WebUtility.HtmlEncode(secret) }.Distinct())
            {
                text = text.Replace(form, Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

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
            var root = JsonNode.Parse(text);
            Redact(root);
            return root?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            // Half a document may hold half a secret: its size is all that can be shown of it.
            return $"[{text.Length} characters that are no JSON]";
        }
    }

    private static void Redact(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    // expires_in, token_type and the like hold no secret; only texts do.
                    if (IsSecret(name) && name != "token_type" && value is JsonValue leaf && leaf.TryGetValue<string>(out _))
                    {
                        members[name] = Mask;
                    }
                    else
                    {
                        Redact(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Redact(item);
                }

                break;
        }
    }

    private static string Shorten(string text) => text.Length <= MaximumBody ? text : $"{text.AsSpan(0, MaximumBody)}... [{text.Length - MaximumBody} characters more]";
}
