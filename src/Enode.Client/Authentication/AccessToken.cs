namespace Enode.Internal;

/// <summary>A token and its expiry.</summary>
internal sealed class AccessToken
{
    internal AccessToken(string value, DateTimeOffset expiresAt, TimeSpan lifetime)
    {
        Value = value;
        ExpiresAt = expiresAt;
        // The time before expiry at which a token is renewed: a minute for the usual hour, less for tokens that live shorter.
        RefreshAt = expiresAt - TimeSpan.FromSeconds(Math.Min(300, lifetime.TotalSeconds / 10));
    }

    /// <summary>The secret itself.</summary>
    internal string Value { get; }

    internal DateTimeOffset ExpiresAt { get; }

    /// <summary>The time from which a new token is requested while this one is still valid.</summary>
    internal DateTimeOffset RefreshAt { get; }

    /// <summary>The refresh token that was issued with it, a secret too. Null when there is none.</summary>
    internal string? RefreshToken { get; init; }

    /// <summary>True after the server has rejected it, whether expired or not.</summary>
    internal bool IsRefused { get; private set; }

    internal void Refuse() => IsRefused = true;

    /// <summary>True for a text that an Authorization header can carry: letters, digits and punctuation of ASCII.</summary>
    internal static bool CanBeSent(string value) => value.Length > 0 && value.All(letter => letter is >= '!' and <= '~');

    public override string ToString() => Redactor.Mask;
}
