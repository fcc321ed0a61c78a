namespace Enode.Internal;

/// <summary>The body of a current limit.</summary>
internal sealed class MaxCurrentRequest
{
    /// <summary>A, above 0.</summary>
    public required double MaxCurrent { get; init; }
}
