using System.Security.Cryptography;
using System.Text;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The credentials of the only client.</summary>
internal sealed class ClientCredentials
{
    public ClientCredentials(string? id, string? secret)
    {
        Id = id ?? $"simulator-{RandomText.Create(6).ToLowerInvariant()}";
        Secret = secret ?? RandomText.Create(32);
    }

    public string Id { get; }

    public string Secret { get; }

    public bool Are(string id, string secret) => Same(id, Id) & Same(secret, Secret);

    // In constant time, so that the duration does not reveal how much of a secret is right.
    private static bool Same(string actual, string expected) =>
        CryptographicOperations.FixedTimeEquals(Hash(actual), Hash(expected));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
