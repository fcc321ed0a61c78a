using System.Security.Cryptography;
using System.Text;

namespace Enode.Internal;

/// <summary>Compares secrets without keeping them: equal secrets have equal fingerprints.</summary>
internal static class Fingerprint
{
    // The key exists only in this process, so that a fingerprint cannot be compared with guesses anywhere else.
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    internal static string Of(string secret) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(secret)));
}
