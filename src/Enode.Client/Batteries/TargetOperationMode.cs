namespace Enode;

/// <summary>An operation mode that was requested for a battery.</summary>
public sealed class TargetOperationMode : EnodeModel
{
    /// <summary>A value of <see cref="OperationModes"/>.</summary>
    public string? OperationMode { get; set; }

    /// <summary>The mode.</summary>
    public override string ToString() => OperationMode ?? string.Empty;
}
