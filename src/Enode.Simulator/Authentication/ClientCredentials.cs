using System.Security.Cryptography;
using System.Text;

namespace Enode.Simulation;

/// <summary>The one client that is let in.</summary>
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

    // In constant time, as a server should: what is here is read as an example.
    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
