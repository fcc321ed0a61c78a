namespace Enode;

/// <summary>A change of what a charge schedule expects.</summary>
public sealed class ChargeTransition : EnodeModel
{
    /// <summary>When it changes, UTC.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Whether the device charges from then on.</summary>
    public bool? ShouldCharge { get; set; }

    /// <summary>Time and change, as in <c>2026-01-15T22:00:00Z charge</c>.</summary>
    public override string ToString() => DisplayText.Transition(At, DisplayText.ShouldCharge(ShouldCharge));
}
