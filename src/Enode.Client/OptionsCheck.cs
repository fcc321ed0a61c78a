namespace Enode.Internal;

/// <summary>Rejects options with which every call would fail, or be sent without one of its headers.</summary>
internal static class OptionsCheck
{
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidArgument"/>.</exception>
    internal static void Run(EnodeClientOptions options)
    {
        // A header with a line end in it is left out without an error.
        Require(IsText(options.ApiVersion, '!'), nameof(options.ApiVersion), "has to be letters, digits and punctuation of ASCII");
        Require(IsText(options.UserAgent, ' '), nameof(options.UserAgent), "has to be visible ASCII and blanks");
        Require(IsTime(options.Timeout), nameof(options.Timeout), "is not a time that can be waited for");
        Require(IsTime(options.ConnectTimeout), nameof(options.ConnectTimeout), "is not a time that can be waited for");
        Require(
            options.Credential is not { IsPublic: true } || options.AuthorizationCode is not null,
            nameof(options.Credential),
            "has no secret. Without one, tokens can be requested only with an authorization code");
        Require(options.MaximumRetryCount >= 0, nameof(options.MaximumRetryCount), "is negative");
        Require(IsSize(options.MaximumResponseSize), nameof(options.MaximumResponseSize), "is not a size that a body can have");
    }

    private static bool IsText(string value, char lowest) => value.Length > 0 && value.All(letter => letter >= lowest && letter <= '~');

    // Timers end after 24 days.
    private static bool IsTime(TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue);

    // The reader wants room for one byte more.
    private static bool IsSize(int value) => value > 0 && value < Array.MaxLength;

    private static void Require(bool condition, string name, string problem)
    {
        if (!condition)
        {
            throw new EnodeApiException(ErrorIds.InvalidArgument, $"{name} {problem}.");
        }
    }
}
