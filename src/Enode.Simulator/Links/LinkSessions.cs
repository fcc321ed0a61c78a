using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The sessions in which users link devices. Each ends once, or expires after 24 hours of simulated time.</summary>
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

    /// <summary>The session with a token. Null if there is none: the token is unknown, the session has ended, or it has expired.</summary>
    public LinkSession? Find(string token, DateTimeOffset now)
    {
        lock (gate)
        {
            return byToken.TryGetValue(token, out var session) && !HasExpired(session, now) ? session : null;
        }
    }

    /// <summary>Replaces a session, unless it has ended since it was read.</summary>
    public void Update(string token, LinkSession session)
    {
        lock (gate)
        {
            if (byToken.ContainsKey(token))
            {
                byToken[token] = session;
            }
        }
    }

    /// <summary>Takes a session, so that it cannot be used again.</summary>
    /// <returns>The session, or null as with <see cref="Find"/>.</returns>
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

    /// <summary>The scopes that the user is asked for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The vendor to begin with. Null for the user's choice.</summary>
    public string? Vendor { get; init; }

    /// <summary>The type of device. Null for all types in the scopes.</summary>
    public string? VendorType { get; init; }

    /// <summary>The device whose link is repaired. Null to link new ones.</summary>
    public string? AssetId { get; init; }

    /// <summary>The vendor that the user has chosen. Null before.</summary>
    public string? ChosenVendor { get; init; }

    /// <summary>Whether the user has signed in to the chosen vendor.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The types of device that the session is for.</summary>
    public IEnumerable<string> Types => ResourceKind.Assets.Select(kind => kind.Noun)
        .Where(type => VendorType is null ? Scopes.Contains(DeviceScopes.DataOf(type)) : type == VendorType);
}
