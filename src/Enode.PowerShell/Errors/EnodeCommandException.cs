namespace Enode.Errors;

/// <summary>An error of a command rather than of a request: no connection, a wait that timed out, an action that failed.</summary>
public sealed class EnodeCommandException : InvalidOperationException
{
    /// <summary>A failure with an id and a message.</summary>
    /// <param name="errorId">A value of <see cref="ErrorIds"/>.</param>
    /// <param name="message">What went wrong. Control characters in it are written out, as <c>\u001b</c>.</param>
    /// <param name="innerException">What it came from, where it came from another exception.</param>
    public EnodeCommandException(string errorId, string message, Exception? innerException = null)
        : base(SafeText.Lines(message), innerException)
    {
        ErrorId = errorId;
    }

    /// <summary>The stable id, as in <c>Enode.NotConnected</c>.</summary>
    public string ErrorId { get; }

    /// <summary>
    /// Why a page or a server ended what the command waited for: its error code, as in <c>cancelledByUser</c>. Null for other errors.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The object that the error is about, where that is not the input.</summary>
    internal object? Target { get; init; }

    /// <summary>What the user can do. Null where the error id says it.</summary>
    internal string? Recommendation { get; init; }
}
