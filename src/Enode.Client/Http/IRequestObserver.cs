using System.Net;

namespace Enode;

/// <summary>Observes every request. Called on any thread. Never receives a secret.</summary>
public interface IRequestObserver
{
    /// <summary>True when <see cref="OnDetail"/> is to be called: texts of headers and bodies are created only then.</summary>
    bool WantsDetail { get; }

    /// <summary>A request is about to be sent.</summary>
    /// <param name="start">What is sent.</param>
    void OnSend(RequestStart start);

    /// <summary>A request was answered, or failed. Not called for one that was cancelled.</summary>
    /// <param name="attempt">What was sent and what became of it.</param>
    void OnAttempt(RequestAttempt attempt);

    /// <summary>Headers and body of a request or a response, redacted.</summary>
    /// <param name="text">Several lines.</param>
    void OnDetail(string text);

    /// <summary>A request is about to be repeated.</summary>
    /// <param name="wait">How long until then, and why.</param>
    void OnWait(RetryWait wait);
}

/// <summary>A request that is about to be sent.</summary>
/// <param name="Method">As in <c>GET</c>.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Attempt">1 for the first sending.</param>
/// <param name="IsRepeatable">Whether sending it twice does no more than sending it once.</param>
public sealed record RequestStart(string Method, string Path, int Attempt, bool IsRepeatable);

/// <summary>One sending of a request.</summary>
/// <param name="Method">As in <c>GET</c>.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">The status of the response. Null when there was none.</param>
/// <param name="Duration">From the first byte sent to the last byte received.</param>
/// <param name="Attempt">1 for the first sending.</param>
/// <param name="Failure">Why there was no response. Null when there was one.</param>
public sealed record RequestAttempt(string Method, string Path, HttpStatusCode? Status, TimeSpan Duration, int Attempt, string? Failure)
{
    /// <summary>True when no connection was made, so that the server cannot have acted on the request.</summary>
    public bool NothingWasSent { get; init; }
}

/// <summary>A wait before a request is repeated.</summary>
/// <param name="Method">As in <c>GET</c>.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Delay">How long it is.</param>
/// <param name="NextAttempt">2 for the first repeat.</param>
/// <param name="Reason">Why, as short text.</param>
public sealed record RetryWait(string Method, string Path, TimeSpan Delay, int NextAttempt, string Reason);
