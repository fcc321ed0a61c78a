using System.Collections.Concurrent;

namespace Enode.Simulation;

/// <summary>The access tokens that were given and still count. Their time is real: the caller's clock is not the simulated one.</summary>
internal sealed class AccessTokens
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, long> givenAt = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    public AccessTokens(TimeProvider time, TimeSpan lifetime)
    {
        this.time = time;
        Lifetime = lifetime;
    }

    public TimeSpan Lifetime { get; }

    public string Give()
    {
        foreach (var (old, given) in givenAt)
        {
            if (HasExpired(given))
            {
                givenAt.TryRemove(old, out _);
            }
        }

        var token = RandomText.Create(32);
        givenAt[token] = time.GetTimestamp();
        return token;
    }

    public void Revoke() => givenAt.Clear();

    /// <summary>Why a request with this Authorization header is not let in. Null when it is.</summary>
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

        return givenAt.TryGetValue(authorization[Scheme.Length..].Trim(), out var given) && !HasExpired(given)
            ? null
            : "The access token is unknown, expired or revoked.";
    }

    private bool HasExpired(long given) => time.GetElapsedTime(given) >= Lifetime;
}
