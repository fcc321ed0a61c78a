using System.Security.Cryptography;

namespace Enode.Internal;

/// <summary>Random text for secrets.</summary>
internal static class RandomText
{
    /// <summary>Random bytes in base64url.</summary>
    public static string Create(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
