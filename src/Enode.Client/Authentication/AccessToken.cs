namespace Enode.Internal;

/// <summary>A token and its end.</summary>
internal sealed class AccessToken
{
    internal AccessToken(string value, DateTimeOffset expiresAt, TimeSpan lifetime)
    {
        Value = value;
        ExpiresAt = expiresAt;
        // A minute and more ahead for the usual hour; for tokens that live a minute, still most of their life.
        RefreshAt = expiresAt - TimeSpan.FromSeconds(Math.Min(300, lifetime.TotalSeconds / 10));
    }

    /// <summary>The secret itself.</summary>
    internal string Value { get; }

    internal DateTimeOffset ExpiresAt { get; }

    /// <summary>From here on a new one is fetched while this one still works.</summary>
    internal DateTimeOffset RefreshAt { get; }

    /// <summary>True after the server has refused it, whatever the clock says.</summary>
    internal bool IsRefused { get; private set; }

    internal void Refuse() => IsRefused = true;

    /// <summary>True for a text that an Authorization header can carry: letters, digits and punctuation of ASCII.</summary>
    internal static bool CanBeSent(string value) => value.Length > 0 && value.All(letter => letter is >= '!' and <= '~');

    public override string ToString() => Redactor.Mask;
}
