using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using Enode.Errors;

namespace Enode.Webhooks;

/// <summary>What the commands for webhooks check before a request. No message contains a secret.</summary>
internal static partial class WebhookSettings
{
    private const int LongestHeaderValue = 256;

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: the API would not accept the secret.</exception>
    internal static void CheckSecret(SecureString? secret)
    {
        if (secret is not null)
        {
            Reveal(secret, "-Secret", WebhookSecret.MinimumLength, WebhookSecret.MaximumLength);
        }
    }

    /// <exception cref="EnodeCommandException">
    /// <see cref="ErrorIds.InvalidArgument"/>: the address is of this machine, and the API is not.
    /// </exception>
    internal static void CheckReachable(string? url, EnodeClient client)
    {
        if (url is not null && WebhookUrlAttribute.IsThisMachine(new Uri(url)) && !client.ApiUri.IsLoopback)
        {
            throw Rejection(
                $"-Url is '{EnodeUri.WithoutQuery(url)}', an address of this machine, which Enode cannot reach. Specify the https address " +
                "at which your server or a tunnel receives events.");
        }
    }

    /// <summary>The header of the two parameters. Null when there are none.</summary>
    /// <exception cref="EnodeCommandException">
    /// <see cref="ErrorIds.InvalidArgument"/>: one is missing, too long, or has characters that the API does not accept.
    /// </exception>
    internal static WebhookHeader? Header(string? name, SecureString? value)
    {
        if (name is null && value is null)
        {
            return null;
        }

        if (name is null || value is null)
        {
            throw Rejection("Specify both -AuthenticationHeaderName and -AuthenticationHeaderValue.");
        }

        if (!HeaderName().IsMatch(name))
        {
            throw Rejection($"-AuthenticationHeaderName is '{name}'. It must have 1 to 128 characters: letters, digits, - and _.");
        }

        if (Reveal(value, "-AuthenticationHeaderValue", 1, LongestHeaderValue).Any(letter => letter is < ' ' or > '~'))
        {
            throw Rejection("-AuthenticationHeaderValue contains a control character, or a character outside of ASCII.");
        }

        // The names of headers are not case-sensitive, and the API accepts lower case alone.
        return new WebhookHeader(name.ToLowerInvariant(), value);
    }

    internal static EnodeCommandException Rejection(string message) => new(ErrorIds.InvalidArgument, message);

    private static string Reveal(SecureString value, string parameter, int minimum, int maximum)
    {
        string text;
        try
        {
            text = new NetworkCredential(string.Empty, value).Password;
        }
        catch (ObjectDisposedException)
        {
            throw Rejection($"The SecureString of {parameter} was disposed. Specify one that was not.");
        }

        return text.Length >= minimum && text.Length <= maximum
            ? text
            : throw Rejection(
                $"{parameter} has {Sentences.Count(text.Length, "character")}. The API accepts {minimum} to {maximum}.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,128}\z")]
    private static partial Regex HeaderName();
}
