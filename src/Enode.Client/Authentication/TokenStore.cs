namespace Enode.Internal;

/// <summary>
/// The tokens of the process, in memory only. Clients with the same credentials for the same endpoint share one token, as do clients with
/// the same session of a user, and one request is sent for it, however many callers wait for it.
/// </summary>
internal sealed class TokenStore
{
    private readonly LeasePool<Key, Entry> entries = new(entry => entry.Clear());

    internal static TokenStore Shared { get; } = new();

    internal int Count => entries.Count;

    /// <summary>The entry of these credentials. The tokens are removed with the last lease.</summary>
    /// <param name="endpoint">The token endpoint.</param>
    /// <param name="credential">The client.</param>
    /// <param name="time">The clock.</param>
    /// <param name="code">The code that begins the session of a user. Null for tokens of the client itself.</param>
    internal Lease<Entry> Acquire(Uri endpoint, ClientCredential credential, TimeProvider time, AuthorizationCode? code = null)
    {
        var key = new Key(
            endpoint, credential.ClientId, credential.SecretFingerprint, code is null ? null : Fingerprint.Of(code.Code));
        var grant = code is null ? TokenGrant.ClientCredentials : TokenGrant.Code(code);
        return entries.Acquire(key, () => new Entry(key, grant, time));
    }

    internal sealed record Key(Uri Endpoint, string ClientId, string SecretFingerprint, string? CodeFingerprint);

    /// <summary>The token of one set of credentials, or the tokens of the session of a user.</summary>
    internal sealed class Entry
    {
        /// <summary>The interval between requests while the endpoint fails and the old token is still valid.</summary>
        private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

        private readonly object gate = new();
        private readonly TimeProvider time;
        private Fetch? fetch;
        private TokenGrant grant;
        private DateTimeOffset pausedUntil;
        private EnodeApiException? end;

        internal Entry(Key key, TokenGrant grant, TimeProvider time)
        {
            Key = key;
            this.grant = grant;
            this.time = time;
        }

        internal Key Key { get; }

        internal AccessToken? Current { get; private set; }

        /// <summary>A valid token. A caller whose token was rejected gets one that no caller has reported as rejected.</summary>
        /// <remarks>
        /// One caller's cancellation ends that caller's wait; the request, which others may be waiting for, ends with the last of them. A
        /// request with a refresh token is not cancelled: its response has the next refresh token, and without it the session is lost.
        /// </remarks>
        /// <exception cref="EnodeApiException">
        /// The request failed, and there is no other valid token. After the end of a session it is the same failure each time, and nothing
        /// is sent.
        /// </exception>
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
                if (end is not null)
                {
                    return LastValid() ?? throw end;
                }

                if (Current is { } current && !(refused is not null && current.IsRefused) && !NeedsRefresh(current))
                {
                    return current;
                }

                joined = fetch ??= new Fetch(endpoint.KeepOpen(), grant);
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

        /// <summary>Removes the tokens.</summary>
        internal void Clear()
        {
            lock (gate)
            {
                Current = null;
                // Without the refresh token.
                grant = TokenGrant.ClientCredentials;
            }
        }

        private void RemoveWaiter(Fetch joined)
        {
            lock (gate)
            {
                if (--joined.Waiters > 0 || joined.Grant.IsSingleUse)
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
                var token = await endpoint.RequestAsync(own.Grant, observer, own.Abandon.Token).ConfigureAwait(false);
                lock (gate)
                {
                    if (TryEnd(own))
                    {
                        Current = token;
                        Continue(own.Grant.Next(token));
                    }

                    return token;
                }
            }
            catch (Exception exception)
            {
                lock (gate)
                {
                    if (TryEnd(own) && exception is EnodeApiException failure)
                    {
                        end = SessionEnd.For(own.Grant, failure);
                        if (LastValid() is { } old)
                        {
                            pausedUntil = time.GetUtcNow() + PauseAfterFailure;
                            return old;
                        }
                    }

                    if (end is not null)
                    {
                        throw end;
                    }

                    throw;
                }
            }
        }

        /// <summary>The token in use, if it has neither expired nor been rejected.</summary>
        private AccessToken? LastValid() => Current is { IsRefused: false } last && time.GetUtcNow() < last.ExpiresAt ? last : null;

        private void Continue(TokenGrant? next)
        {
            if (next is null)
            {
                end = SessionEnd.NoRefreshToken();
            }
            else
            {
                grant = next;
            }
        }

        /// <summary>A request for a token, and how many wait for it.</summary>
        private sealed class Fetch
        {
            internal Fetch(IDisposable open, TokenGrant grant)
            {
                Open = open;
                Grant = grant;
            }

            /// <summary>What is presented for the token.</summary>
            internal TokenGrant Grant { get; }

            /// <summary>Keeps the connections of the request open when the client that started it is disposed meanwhile.</summary>
            internal IDisposable Open { get; }

            internal Task<AccessToken>? Task { get; set; }

            internal int Waiters { get; set; }

            internal CancellationTokenSource Abandon { get; } = new();
        }
    }
}
