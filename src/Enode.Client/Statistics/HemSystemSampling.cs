namespace Enode;

/// <summary>How the values of a series were taken.</summary>
public sealed class HemSystemSampling : EnodeModel
{
    /// <summary><c>bucketed</c>: one value for each period.</summary>
    public string? Mode { get; set; }

    /// <summary>The length of a period as an ISO 8601 duration, as in <c>PT15M</c> or <c>P1D</c>.</summary>
    public string? Resolution { get; set; }

    /// <summary>The length of a period.</summary>
    public override string ToString() => Resolution ?? string.Empty;
}
