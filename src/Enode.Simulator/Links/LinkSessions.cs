using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The sessions in which users link devices. Each can be taken once, within 24 hours of simulated time.</summary>
internal sealed class LinkSessions
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly object gate = new();
    private readonly Dictionary<string, LinkSession> byToken = new(StringComparer.Ordinal);

    /// <summary>Adds a session, and forgets those that have expired.</summary>
    /// <returns>Its token.</returns>
    public string Add(LinkSession session)
    {
        lock (gate)
        {
            foreach (var (old, _) in byToken.Where(entry => HasExpired(entry.Value, session.CreatedAt)).ToList())
            {
                byToken.Remove(old);
            }

            var token = RandomText.Create(32);
            byToken.Add(token, session);
            return token;
        }
    }

    /// <summary>Takes a session, so that it cannot be used again.</summary>
    /// <returns>Null if there is none with the token: it is unknown, was taken before, or has expired.</returns>
    public LinkSession? Take(string token, DateTimeOffset now)
    {
        lock (gate)
        {
            return byToken.Remove(token, out var session) && !HasExpired(session, now) ? session : null;
        }
    }

    private static bool HasExpired(LinkSession session, DateTimeOffset now) => now - session.CreatedAt >= Lifetime;
}

/// <summary>A session in which a user links devices, or repairs the link of one.</summary>
internal sealed record LinkSession
{
    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Language { get; init; }

    /// <summary>Where the browser goes afterwards.</summary>
    public required string RedirectUri { get; init; }

    public required string ColorScheme { get; init; }

    /// <summary>The scopes that the user is asked for. Empty to repair a link, as the device has them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The vendor to begin with. Null for the user's choice.</summary>
    public string? Vendor { get; init; }

    /// <summary>The type of device. Null for all types in the scopes.</summary>
    public string? VendorType { get; init; }

    /// <summary>The device whose link is repaired. Null to link new ones.</summary>
    public string? AssetId { get; init; }
}
