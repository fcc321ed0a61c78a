using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Enode;

/// <summary>The signature of a delivery to a webhook: an HMAC-SHA1 of its body with the webhook's secret.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The API signs with SHA-1. As an HMAC it is not known to be forgeable.")]
public static class WebhookSignature
{
    /// <summary>The header of the signature.</summary>
    public const string HeaderName = "x-enode-signature";

    /// <summary>The header of the delivery's id. A delivery that is repeated has the same one.</summary>
    public const string DeliveryHeaderName = "x-enode-delivery";

    private const string Prefix = "sha1=";

    /// <summary>The signature of a body, as in <c>sha1=2fd4e1c6...</c>.</summary>
    /// <param name="body">The body as it was received, byte by byte.</param>
    /// <param name="secret">The webhook's secret.</param>
    public static string Create(ReadOnlySpan<byte> body, SecureString secret) =>
        string.Concat(Prefix, Convert.ToHexString(Hash(body, secret)).ToLowerInvariant());

    /// <summary>True when a signature is the one of a body. The comparison takes the same time for each signature.</summary>
    /// <param name="body">The body as it was received, byte by byte: JSON that was parsed and written again has another signature.</param>
    /// <param name="signature">The value of the header <c>x-enode-signature</c>. Null and empty are not valid.</param>
    /// <param name="secret">The webhook's secret.</param>
    public static bool IsValid(ReadOnlySpan<byte> body, string? signature, SecureString secret)
    {
        var hash = Hash(body, secret);
        Span<byte> given = stackalloc byte[HMACSHA1.HashSizeInBytes];
        return TryDecode(signature, given) && CryptographicOperations.FixedTimeEquals(given, hash);
    }

    private static byte[] Hash(ReadOnlySpan<byte> body, SecureString secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Encoding.UTF8.GetBytes(new NetworkCredential(string.Empty, secret).Password);
        try
        {
            return HMACSHA1.HashData(key, body);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Convert.FromHexString throws, and an exception for each forged request is expensive.
    private static bool TryDecode(string? signature, Span<byte> hash)
    {
        if (signature?.Length != Prefix.Length + (hash.Length * 2) || !signature.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var digits = signature.AsSpan(Prefix.Length);
        for (var index = 0; index < hash.Length; index++)
        {
            var (high, low) = (digits[index * 2], digits[(index * 2) + 1]);
            if (!char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low))
            {
                return false;
            }

            hash[index] = byte.Parse(digits.Slice(index * 2, 2), System.Globalization.NumberStyles.HexNumber, null);
        }

        return true;
    }
}
