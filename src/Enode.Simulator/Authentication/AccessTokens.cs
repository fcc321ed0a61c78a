using System.Collections.Concurrent;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The valid access tokens. They expire in real time, not in simulated time.</summary>
internal sealed class AccessTokens
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, IssuedToken> tokens = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    public AccessTokens(TimeProvider time, TimeSpan lifetime)
    {
        this.time = time;
        Lifetime = lifetime;
    }

    public TimeSpan Lifetime { get; }

    /// <param name="userId">The user that the token gives access to. Null for all users of the client.</param>
    public string Issue(string? userId = null)
    {
        foreach (var (old, issued) in tokens)
        {
            if (HasExpired(issued))
            {
                tokens.TryRemove(old, out _);
            }
        }

        var token = RandomText.Create(32);
        tokens[token] = new IssuedToken(time.GetTimestamp(), userId);
        return token;
    }

    public void Revoke() => tokens.Clear();

    /// <summary>Why an Authorization header is rejected, or null if it is accepted, and the user of its token.</summary>
    public (string? Refusal, string? UserId) Check(string? authorization)
    {
        if (authorization is null)
        {
            return ("The request carries no access token.", null);
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ("An access token is sent as Bearer.", null);
        }

        return tokens.TryGetValue(authorization[Scheme.Length..].Trim(), out var issued) && !HasExpired(issued)
            ? (null, issued.UserId)
            : ("The access token is unknown, expired or revoked.", null);
    }

    private bool HasExpired(IssuedToken issued) => time.GetElapsedTime(issued.IssuedAt) >= Lifetime;

    /// <param name="IssuedAt">The time stamp of real time.</param>
    /// <param name="UserId">The user that the token gives access to. Null for all users of the client.</param>
    private readonly record struct IssuedToken(long IssuedAt, string? UserId);
}
