namespace Enode;

/// <summary>Whether a charger takes a maximum power, and in which range.</summary>
public sealed class ChargeRateLimitCapability : EnodeResource
{
    /// <summary>True when the charger can do it now.</summary>
    public bool? IsCapable { get; set; }

    /// <summary>What the owner can do about it when it cannot. Empty when nothing can be done.</summary>
    public EnodeList<string>? InterventionIds { get; set; }

    /// <summary>The range that is accepted. Null when that is not known.</summary>
    public ChargeRateRange? AllowedRange { get; set; }

    /// <summary><c>Yes</c> with the range, or <c>No</c>.</summary>
    public override string ToString() =>
        IsCapable == true ? DisplayText.Joined("Yes", AllowedRange?.ToString()) ?? string.Empty : IsCapable == false ? "No" : string.Empty;
}
