namespace Enode;

/// <summary>Why an action failed or was cancelled.</summary>
public sealed class ActionFailureReason : EnodeModel
{
    /// <summary>
    /// <c>NO_RESPONSE</c>, <c>FAILED_PRECONDITION</c>, <c>CONFLICT</c> (a newer action took its place), <c>NOT_FOUND</c>,
    /// <c>UNNECESSARY</c> (it was so already), <c>REQUESTED_CANCELLATION</c>, or a value that is newer than this version.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The reason in a sentence.</summary>
    public string? Detail { get; set; }

    /// <summary>Type and sentence.</summary>
    public override string ToString() => Detail is { Length: > 0 } ? $"{Type}: {Detail}" : Type ?? string.Empty;
}
