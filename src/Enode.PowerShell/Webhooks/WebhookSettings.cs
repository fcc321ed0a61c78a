using System.Security;
using Enode.Errors;

namespace Enode.Webhooks;

/// <summary>What the commands for webhooks check before a request. No message contains a secret.</summary>
internal static class WebhookSettings
{
    private const int LongestHeaderValue = 256;

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: the API would not accept the secret.</exception>
    internal static void CheckSecret(SecureString? secret)
    {
        if (secret is { Length: < WebhookSecret.MinimumLength or > WebhookSecret.MaximumLength })
        {
            throw Rejection(
                $"-Secret has {secret.Length} characters. The API accepts {WebhookSecret.MinimumLength} to {WebhookSecret.MaximumLength}.");
        }
    }

    /// <summary>The header of the two parameters. Null when there are none.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: one is missing, or too long.</exception>
    internal static WebhookHeader? Header(string? name, SecureString? value) => (name, value) switch
    {
        (null, null) => null,
        (null, _) or (_, null) =>
            throw Rejection("Specify both -AuthenticationHeaderName and -AuthenticationHeaderValue."),
        (_, { Length: 0 or > LongestHeaderValue }) =>
            throw Rejection($"-AuthenticationHeaderValue has {value.Length} characters. The API accepts 1 to {LongestHeaderValue}."),
        // The names of headers are not case-sensitive, and the API accepts lower case alone.
        _ => new WebhookHeader(name.ToLowerInvariant(), value),
    };

    internal static EnodeCommandException Rejection(string message) => new(ErrorIds.InvalidArgument, message);
}
