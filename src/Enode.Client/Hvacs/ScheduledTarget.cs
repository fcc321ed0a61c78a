namespace Enode;

/// <summary>The request that a heating or cooling unit follows its own schedule.</summary>
public sealed class ScheduledTarget : EnodeModel
{
    /// <summary><c>SCHEDULED</c>.</summary>
    public string? HoldType { get; set; }

    /// <summary>The kind of hold.</summary>
    public override string ToString() => HoldType ?? string.Empty;
}
