namespace Enode;

/// <summary>A change of what a temperature schedule expects.</summary>
public sealed class TemperatureTransition : EnodeModel
{
    /// <summary>When it changes, UTC.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>What the unit is set to from then on.</summary>
    public TemperatureTargetState? Target { get; set; }

    /// <summary>Time and change, as in <c>2026-01-15T22:00:00Z HEAT 21 °C</c>.</summary>
    public override string ToString() => DisplayText.Transition(At, Target?.ToString());
}
