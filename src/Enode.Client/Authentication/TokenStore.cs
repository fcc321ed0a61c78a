using System.Security.Cryptography;
using System.Text;

namespace Enode;

/// <summary>
/// The tokens of the process, in memory only. Whoever has the same credentials for the same endpoint shares one token,
/// and however many want it at once, one request is made for it.
/// </summary>
internal sealed class TokenStore
{
    // Keyed with something that dies with the process: the hashes in the keys say nothing about the secrets.
    private static readonly byte[] HashKey = RandomNumberGenerator.GetBytes(32);

    private readonly object gate = new();
    private readonly Dictionary<Key, Entry> entries = [];

    internal static TokenStore Shared { get; } = new();

    internal int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>The place of these credentials. Each taking needs its <see cref="Release"/>.</summary>
    internal Entry Acquire(Uri endpoint, ClientCredential credential, TimeProvider time)
    {
        var key = new Key(endpoint, credential.ClientId, Hash(credential));
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(key, time);
            }

            entry.Users++;
            return entry;
        }
    }

    /// <summary>Forgets the token when nobody uses it any more.</summary>
    internal void Release(Entry entry)
    {
        lock (gate)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(entry.Key);
            }
        }
    }

    private static string Hash(ClientCredential credential) =>
        Convert.ToHexString(HMACSHA256.HashData(HashKey, Encoding.UTF8.GetBytes(credential.RevealSecret())));

    internal sealed record Key(Uri Endpoint, string ClientId, string SecretHash);

    /// <summary>The token of one set of credentials.</summary>
    internal sealed class Entry
    {
        /// <summary>While the endpoint is down and the old token lives, how often it is asked again.</summary>
        private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

        private readonly object gate = new();
        private readonly TimeProvider time;
        private Fetch? fetch;
        private DateTimeOffset pausedUntil;

        internal Entry(Key key, TimeProvider time)
        {
            Key = key;
            this.time = time;
        }

        internal Key Key { get; }

        internal int Users { get; set; }

        internal AccessToken? Current { get; private set; }

        /// <summary>A living token other than the refused one.</summary>
        /// <remarks>
        /// One caller's cancellation ends that caller's wait; the request, which others may be waiting for, ends with the last of them.
        /// </remarks>
        internal async Task<AccessToken> GetAsync(Func<CancellationToken, Task<AccessToken>> request, AccessToken? refused, CancellationToken cancellationToken)
        {
            Fetch joined;
            lock (gate)
            {
                if (Current is { } current && current != refused && !NeedsRefresh(current))
                {
                    return current;
                }

                joined = fetch ??= new Fetch();
                joined.Waiters++;
                joined.Refused = refused ?? joined.Refused;
                joined.Task ??= Task.Run(() => FetchAsync(joined, request), CancellationToken.None);
            }

            try
            {
                return await joined.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Leave(joined);
            }
        }

        private void Leave(Fetch joined)
        {
            lock (gate)
            {
                if (--joined.Waiters > 0)
                {
                    return;
                }

                // Whoever comes now must not join a request that is being called off.
                Forget(joined);
            }

            joined.Abandon.Cancel();
        }

        private void Forget(Fetch done)
        {
            if (fetch == done)
            {
                fetch = null;
            }
        }

        private bool NeedsRefresh(AccessToken token)
        {
            var now = time.GetUtcNow();
            return now >= token.ExpiresAt || (now >= token.RefreshAt && now >= pausedUntil);
        }

        private async Task<AccessToken> FetchAsync(Fetch own, Func<CancellationToken, Task<AccessToken>> request)
        {
            try
            {
                var token = await request(own.Abandon.Token).ConfigureAwait(false);
                lock (gate)
                {
                    Current = token;
                    Forget(own);
                    return token;
                }
            }
            catch (Exception exception)
            {
                lock (gate)
                {
                    Forget(own);
                    var now = time.GetUtcNow();
                    if (exception is EnodeApiException && Current is { } old && old != own.Refused && now < old.ExpiresAt)
                    {
                        pausedUntil = now + PauseAfterFailure;
                        return old;
                    }

                    throw;
                }
            }
        }

        /// <summary>A request for a token, and how many wait for it.</summary>
        private sealed class Fetch
        {
            internal Task<AccessToken>? Task { get; set; }

            internal int Waiters { get; set; }

            /// <summary>The token that the server refused to one who waits: it is nothing to go on with, for nobody.</summary>
            internal AccessToken? Refused { get; set; }

            internal CancellationTokenSource Abandon { get; } = new();
        }
    }
}
