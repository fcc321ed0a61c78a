namespace Enode;

/// <summary>Why an action failed or was cancelled.</summary>
public sealed class ActionFailureReason : EnodeModel
{
    /// <summary>A value of <see cref="FailureReasonTypes"/>, or one that is newer than this version.</summary>
    public string? Type { get; set; }

    /// <summary>The reason in a sentence.</summary>
    public string? Detail { get; set; }

    /// <summary>The sentence, or the type without one.</summary>
    internal string? Text => Detail is { Length: > 0 } ? Detail : Type;

    /// <summary>Type and sentence.</summary>
    public override string ToString() => Detail is { Length: > 0 } ? $"{Type}: {Detail}" : Type ?? string.Empty;
}
