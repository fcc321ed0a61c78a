using System.Net;
using System.Security;
using System.Security.Cryptography;

namespace Enode;

/// <summary>Secrets of webhooks: with them Enode signs each delivery, and your server checks the signature.</summary>
public static class WebhookSecret
{
    /// <summary>The minimum length that the API accepts, in characters. A secret should have 128 random bits at least.</summary>
    public const int MinimumLength = 6;

    /// <summary>The maximum length that the API accepts, in characters.</summary>
    public const int MaximumLength = 256;

    private const int RandomBytes = 32;

    /// <summary>A new secret of 32 random bytes, as 64 hexadecimal digits.</summary>
    public static SecureString Create()
    {
        var secret = new NetworkCredential(string.Empty, Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomBytes))).SecurePassword;
        secret.MakeReadOnly();
        return secret;
    }
}
