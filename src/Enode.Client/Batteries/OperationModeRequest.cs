namespace Enode.Internal;

/// <summary>The body that sets a battery's mode.</summary>
internal sealed class OperationModeRequest
{
    /// <summary>A value of <see cref="OperationModes"/>.</summary>
    public required string OperationMode { get; init; }
}
