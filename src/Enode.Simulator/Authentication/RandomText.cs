using System.Security.Cryptography;

namespace Enode.Simulation;

/// <summary>Text that nobody can guess.</summary>
internal static class RandomText
{
    /// <summary>That many random bytes in the letters of base64url.</summary>
    public static string Create(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
