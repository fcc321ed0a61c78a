namespace Enode;

/// <summary>The state of a HEM system.</summary>
public sealed class HemSystemStatus : EnodeModel
{
    /// <summary>When the vendor was last reached, UTC.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>Energy.</summary>
    public HemSystemEnergy? Energy { get; set; }

    /// <summary>The energy of today.</summary>
    public override string ToString() => Energy?.ToString() ?? string.Empty;
}
