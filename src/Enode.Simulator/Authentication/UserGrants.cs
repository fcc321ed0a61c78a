using System.Security.Cryptography;
using System.Text;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>
/// What users have granted, and how a client proves it: states of authorizations that have begun, codes and refresh tokens. Each of them
/// can be taken once. A refresh token that is presented again ends its session.
/// </summary>
internal sealed class UserGrants
{
    private readonly object gate = new();
    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeGrant> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UserSession> refreshTokens = new(StringComparer.Ordinal);

    /// <summary>Begins an authorization.</summary>
    /// <param name="userId">The user who is asked for it.</param>
    /// <returns>Its state.</returns>
    public string Begin(string userId)
    {
        lock (gate)
        {
            var state = RandomText.Create(32);
            states.Add(state, userId);
            return state;
        }
    }

    /// <summary>Takes the state of an authorization that has begun.</summary>
    /// <returns>The user who is asked for it. Null if there is no such state.</returns>
    public string? TakeState(string state)
    {
        lock (gate)
        {
            return states.Remove(state, out var userId) ? userId : null;
        }
    }

    /// <returns>The code for a grant.</returns>
    public string Add(CodeGrant grant)
    {
        lock (gate)
        {
            var code = RandomText.Create(32);
            codes.Add(code, grant);
            return code;
        }
    }

    /// <summary>Takes a code. Null if it is unknown or does not fit to the address and the verifier.</summary>
    public CodeGrant? TakeCode(string code, string redirectUri, string verifier)
    {
        lock (gate)
        {
            return codes.Remove(code, out var grant) && grant.RedirectUri == redirectUri && grant.Challenge == ChallengeOf(verifier)
                ? grant
                : null;
        }
    }

    /// <returns>The first refresh token of a new session of a user.</returns>
    public string BeginSession(string userId) => Issue(new UserSession(userId));

    /// <summary>Replaces a refresh token by the next one.</summary>
    /// <returns>The next one and its user. Null if it is unknown, was replaced before, or its session has ended.</returns>
    public (string RefreshToken, string UserId)? Rotate(string refreshToken)
    {
        lock (gate)
        {
            if (!refreshTokens.TryGetValue(refreshToken, out var session) || session.Current != refreshToken)
            {
                // A token that comes twice was stolen, from the client or by it.
                session?.End();
                return null;
            }

            return (Issue(session), session.UserId);
        }
    }

    private string Issue(UserSession session)
    {
        lock (gate)
        {
            session.Current = RandomText.Create(32);
            refreshTokens.Add(session.Current, session);
            return session.Current;
        }
    }

    // RFC 7636, method S256.
    private static string ChallengeOf(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed class UserSession
    {
        public UserSession(string userId) => UserId = userId;

        public string UserId { get; }

        /// <summary>The refresh token that counts. Null after the end.</summary>
        public string? Current { get; set; }

        public void End() => Current = null;
    }
}

/// <summary>What a code stands for.</summary>
/// <param name="UserId">The user who has granted it.</param>
/// <param name="RedirectUri">Where the browser was sent with the code.</param>
/// <param name="Challenge">The hash of the verifier.</param>
/// <param name="IsOffline">Whether a refresh token was requested.</param>
internal sealed record CodeGrant(string UserId, string RedirectUri, string Challenge, bool IsOffline);
