namespace Enode.Internal;

/// <summary>Why the tokens of a user's session cannot be renewed any more.</summary>
internal static class SessionEnd
{
    internal static EnodeApiException NoRefreshToken() => new(
        ErrorIds.SessionExpired,
        "The access token of the user has expired or was rejected, and cannot be renewed: the token endpoint issued no refresh token.")
    {
        CredentialsRefused = true,
    };

    /// <summary>The end that a failure of the token endpoint means. Null when a later request can succeed.</summary>
    /// <param name="grant">What was presented.</param>
    /// <param name="failure">The failure.</param>
    internal static EnodeApiException? For(TokenGrant grant, EnodeApiException failure) =>
        !grant.IsSingleUse || failure.ErrorId != ErrorIds.InvalidGrant ? null : grant.IsRefresh ? OfSession(failure) : failure;

    private static EnodeApiException OfSession(EnodeApiException refusal) =>
        new(refusal.ErrorId, $"The session of the user has ended. {refusal.Message}", refusal)
    {
        StatusCode = refusal.StatusCode,
        Method = refusal.Method,
        Path = refusal.Path,
        Attempts = refusal.Attempts,
        RequestId = refusal.RequestId,
        CredentialsRefused = true,
    };
}
