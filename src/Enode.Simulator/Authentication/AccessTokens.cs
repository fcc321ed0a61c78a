using System.Collections.Concurrent;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The valid access tokens. They expire in real time, not in simulated time.</summary>
internal sealed class AccessTokens
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, long> issuedAt = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    public AccessTokens(TimeProvider time, TimeSpan lifetime)
    {
        this.time = time;
        Lifetime = lifetime;
    }

    public TimeSpan Lifetime { get; }

    public string Issue()
    {
        foreach (var (old, issued) in issuedAt)
        {
            if (HasExpired(issued))
            {
                issuedAt.TryRemove(old, out _);
            }
        }

        var token = RandomText.Create(32);
        issuedAt[token] = time.GetTimestamp();
        return token;
    }

    public void Revoke() => issuedAt.Clear();

    /// <summary>Why an Authorization header is rejected. Null if it is accepted.</summary>
    public string? Refusal(string? authorization)
    {
        if (authorization is null)
        {
            return "The request carries no access token.";
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return "An access token is sent as Bearer.";
        }

        return issuedAt.TryGetValue(authorization[Scheme.Length..].Trim(), out var issued) && !HasExpired(issued)
            ? null
            : "The access token is unknown, expired or revoked.";
    }

    private bool HasExpired(long issued) => time.GetElapsedTime(issued) >= Lifetime;
}
