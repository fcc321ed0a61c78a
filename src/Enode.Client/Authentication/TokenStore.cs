namespace Enode.Internal;

/// <summary>
/// The tokens of the process, in memory only. Clients with the same credentials for the same endpoint share one token,
/// and one request is sent for it, however many callers wait for it.
/// </summary>
internal sealed class TokenStore
{
    private readonly LeasePool<Key, Entry> entries = new(entry => entry.Clear());

    internal static TokenStore Shared { get; } = new();

    internal int Count => entries.Count;

    /// <summary>The entry of these credentials. The token is removed with the last lease.</summary>
    internal Lease<Entry> Acquire(Uri endpoint, ClientCredential credential, TimeProvider time)
    {
        var key = new Key(endpoint, credential.ClientId, credential.SecretFingerprint);
        return entries.Acquire(key, () => new Entry(key, time));
    }

    internal sealed record Key(Uri Endpoint, string ClientId, string SecretFingerprint);

    /// <summary>The token of one set of credentials.</summary>
    internal sealed class Entry
    {
        /// <summary>The interval between requests while the endpoint fails and the old token is still valid.</summary>
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

        internal AccessToken? Current { get; private set; }

        /// <summary>A valid token. A caller whose token was rejected gets one that no caller has reported as rejected.</summary>
        /// <remarks>
        /// One caller's cancellation ends that caller's wait; the request, which others may be waiting for, ends with the last of them.
        /// </remarks>
        internal async Task<AccessToken> GetAsync(
            ITokenEndpoint endpoint,
            IRequestObserver observer,
            AccessToken? refused,
            CancellationToken cancellationToken)
        {
            Fetch joined;
            lock (gate)
            {
                // Stored with the token: an older token can be reported as rejected after the current one.
                refused?.Refuse();
                if (Current is { } current && !(refused is not null && current.IsRefused) && !NeedsRefresh(current))
                {
                    return current;
                }

                joined = fetch ??= new Fetch(endpoint.KeepOpen());
                joined.Waiters++;
                joined.Task ??= Task.Run(() => FetchAsync(joined, endpoint, observer), CancellationToken.None);
            }

            try
            {
                return await joined.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                RemoveWaiter(joined);
            }
        }

        /// <summary>Removes the token.</summary>
        internal void Clear()
        {
            lock (gate)
            {
                Current = null;
            }
        }

        private void RemoveWaiter(Fetch joined)
        {
            lock (gate)
            {
                if (--joined.Waiters > 0)
                {
                    return;
                }

                // The next caller must not join a request that is being cancelled.
                TryEnd(joined);
            }

            joined.Abandon.Cancel();
        }

        /// <summary>False for a request that was given up: another one may be pending, or may have ended, since.</summary>
        private bool TryEnd(Fetch ended)
        {
            if (fetch != ended)
            {
                return false;
            }

            fetch = null;
            return true;
        }

        private bool NeedsRefresh(AccessToken token)
        {
            var now = time.GetUtcNow();
            return now >= token.ExpiresAt || (now >= token.RefreshAt && now >= pausedUntil);
        }

        private async Task<AccessToken> FetchAsync(Fetch own, ITokenEndpoint endpoint, IRequestObserver observer)
        {
            using var open = own.Open;
            try
            {
                var token = await endpoint.RequestAsync(observer, own.Abandon.Token).ConfigureAwait(false);
                lock (gate)
                {
                    if (TryEnd(own))
                    {
                        Current = token;
                    }

                    return token;
                }
            }
            catch (Exception exception)
            {
                lock (gate)
                {
                    var now = time.GetUtcNow();
                    if (TryEnd(own) && exception is EnodeApiException && Current is { IsRefused: false } old && now < old.ExpiresAt)
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
            internal Fetch(IDisposable open)
            {
                Open = open;
            }

            /// <summary>Keeps the connections of the request open when the client that started it is disposed meanwhile.</summary>
            internal IDisposable Open { get; }

            internal Task<AccessToken>? Task { get; set; }

            internal int Waiters { get; set; }

            internal CancellationTokenSource Abandon { get; } = new();
        }
    }
}
