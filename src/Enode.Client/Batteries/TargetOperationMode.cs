namespace Enode;

/// <summary>A mode that a battery shall be set to.</summary>
public sealed class TargetOperationMode : EnodeModel
{
    /// <summary>A value of <see cref="OperationModes"/>.</summary>
    public string? OperationMode { get; set; }

    /// <summary>The mode.</summary>
    public override string ToString() => OperationMode ?? string.Empty;
}
