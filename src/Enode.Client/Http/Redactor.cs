using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Enode.Internal;

/// <summary>Decides which parts of a request or a response are shown, and masks the secrets.</summary>
internal static class Redactor
{
    internal const string Mask = NamedSecrets.Mask;

    // A page of vehicles is some 80 kB: enough of it to see the shape, without drowning the console.
    private const int MaximumBody = 8 * 1024;

    // A shorter one may be an ordinary word, which would then be masked in every message.
    private const int ShortestUnmistakable = 8;

    // How much text in front of a short secret is looked at for a name such as "client_secret=".
    private const int LongestName = 64;

    /// <summary>
    /// A text behind which a secret is expected: ends with the scheme of an authorization, or with a secret name and a separator.
    /// </summary>
    private static readonly Regex PlaceForSecret = new(
        $"""(\b(bearer|basic)\s+|(({NamedSecrets.Words})\w*|\b({NamedSecrets.Names}))["']?\s*[:=]\s*["']?)$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>One field of a form, so that text of another format is not taken for one.</summary>
    private static readonly Regex FormField = new("""^[\w.%+*~\[\]-]+(=[^\s&<>"'{}]*)?\z""", RegexOptions.CultureInvariant);

    /// <summary>Fields of which a form at a token endpoint has at least one. A bare token that ends with "=" has none.</summary>
    private static readonly string[] TokenFields = ["grant_type", "access_token", "token_type", "error"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Header(string name, IEnumerable<string> values) =>
        $"{name}: {(NamedSecrets.Contains(name) ? Mask : string.Join(", ", values))}";

    /// <summary>A body as it may be shown: the values of secret names masked, the rest as it was sent.</summary>
    /// <remarks>For a token, only what was understood is shown: elsewhere in such a body the token can have any place.</remarks>
    internal static string Body(ReadOnlySpan<byte> body, string? mediaType, IEnumerable<string> secrets, bool isForToken = false)
    {
        var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF');
        return Shorten(Scrub(isForToken ? TokenBody(text) : AnyBody(text, mediaType), secrets));
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

    /// <summary>JSON without these secrets: masked in texts, and without members whose name is a secret or stands for one.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static byte[] WithoutSecrets(ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        var reader = new Utf8JsonReader(body);
        using var result = new MemoryStream();
        using (var json = new Utf8JsonWriter(result))
        {
            WriteWithoutSecrets(json, JsonElement.ParseValue(ref reader), secrets);
        }

        return result.ToArray();
    }

    private static void WriteWithoutSecrets(Utf8JsonWriter json, JsonElement content, IReadOnlyList<string> secrets)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in content.EnumerateObject())
                {
                    if (!NamedSecrets.Contains(member.Name) && Scrub(member.Name, secrets) == member.Name)
                    {
                        json.WritePropertyName(member.Name);
                        WriteWithoutSecrets(json, member.Value, secrets);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in content.EnumerateArray())
                {
                    WriteWithoutSecrets(json, item, secrets);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(Scrub(content.GetString()!, secrets));
                break;
            default:
                content.WriteTo(json);
                break;
        }
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
        // Of a header, the runtime reads each byte as a character.
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)),
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JsonEncodedText.Encode(secret).ToString(),
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
    ];

    private static string AnyBody(string text, string? mediaType)
    {
        if (StartsWith(text, "{["))
        {
            return Json(text);
        }

        // In UTF-16 no name would be found.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return SizeOf(text);
        }

        var isForm = (mediaType == "application/x-www-form-urlencoded" || text.Contains('=', StringComparison.Ordinal)) && IsForm(text);
        return NamedSecrets.MaskValues(isForm ? Form(text) : text);
    }

    private static string TokenBody(string text)
    {
        if (StartsWith(text, "{"))
        {
            return Json(text);
        }

        var isTokenForm = IsForm(text) && text.Split('&').Any(
            field => TokenFields.Contains(field.Split('=')[0], StringComparer.OrdinalIgnoreCase));
        return text.Length == 0 ? text : isTokenForm ? NamedSecrets.MaskValues(Form(text)) : SizeOf(text);
    }

    private static bool StartsWith(string text, string letters) =>
        text.AsSpan().TrimStart() is [var first, ..] && letters.Contains(first, StringComparison.Ordinal);

    private static bool IsForm(string text) => text.Split('&').All(FormField.IsMatch);

    private static string Form(string text) => string.Join('&', text.Split('&').Select(field =>
    {
        var name = field.Split('=')[0];
        return NamedSecrets.Contains(Uri.UnescapeDataString(name)) ? $"{name}={Mask}" : field;
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
            return SizeOf(text);
        }
    }

    private static string SizeOf(string text) => $"[{text.Length} characters that are not JSON]";

    /// <summary>Masks every text that stands anywhere below a secret name.</summary>
    private static void Redact(JsonNode? node, bool hidden)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    Redact(value, hidden || NamedSecrets.Contains(name));
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
            case JsonValue leaf when leaf.TryGetValue<string>(out var text) && NamedSecrets.MaskValues(text) is var shown && shown != text:
                leaf.ReplaceWith(shown);
                break;
        }
    }

    private static string Shorten(string text) =>
        text.Length <= MaximumBody ? text : $"{text.AsSpan(0, MaximumBody)}... [{text.Length - MaximumBody} characters more]";
}
