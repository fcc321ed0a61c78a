namespace Enode;

/// <summary>The configuration of a battery.</summary>
public sealed class BatteryConfig : EnodeModel
{
    /// <summary>A value of <see cref="OperationModes"/>, or one that is newer than this version. Null when it is not known.</summary>
    public string? OperationMode { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The mode.</summary>
    public override string ToString() => OperationMode ?? string.Empty;
}
