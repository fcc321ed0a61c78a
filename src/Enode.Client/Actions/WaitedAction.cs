using System.Globalization;
using System.Net;

namespace Enode;

/// <summary>An action that is waited for.</summary>
internal sealed class WaitedAction
{
    private readonly EnodeClient client;

    internal WaitedAction(AssetAction action, EnodeClient client)
    {
        Action = action;
        this.client = client;
    }

    /// <summary>The action as it was last read.</summary>
    internal AssetAction Action { get; private set; }

    /// <summary>Why it can never be read: it is not polled again.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>Why the last poll failed, where the next one may succeed. Null when it was answered.</summary>
    internal EnodeApiException? LastFailure { get; private set; }

    internal bool IsOpen => Action.IsPending && Error is null;

    internal async Task ReadAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        var poll = new PollObserver(observer);
        try
        {
            var origin = Action.Origin;
            var actions = client.WithObserver(poll).Actions;
            Action = await actions.GetAsync(Action.Id!, Action.TargetType!, cancellationToken).ConfigureAwait(false);
            Action.Origin = origin;
            LastFailure = null;
        }
        catch (EnodeApiException exception) when (MayPass(exception))
        {
            LastFailure = exception;
        }
        catch (Exception exception) when (exception is EnodeApiException or ArgumentException)
        {
            Error = exception;
        }
        catch (OperationCanceledException exception)
        {
            // The time was over in the middle of a poll. An attempt that failed before says more than the silence of the last one.
            LastFailure = poll.Failure is { } failure ? new EnodeApiException(ErrorIds.Timeout, failure, exception)
                : LastFailure ?? new EnodeApiException(ErrorIds.Timeout, "It was not answered in time.", exception);
            throw;
        }
    }

    /// <summary>A failure that has to do with the moment and not with the action: the command is still on its way.</summary>
    private static bool MayPass(EnodeApiException exception) => !exception.CredentialsRefused && exception switch
    {
        { ErrorId: ErrorIds.ConnectionFailed or ErrorIds.Timeout or ErrorIds.InvalidResponse or ErrorIds.InvalidTokenResponse } => true,
        { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>Remembers why the last attempt of a poll failed.</summary>
    private sealed class PollObserver : ForwardingObserver
    {
        internal PollObserver(IRequestObserver inner)
            : base(inner)
        {
        }

        internal string? Failure { get; private set; }

        public override void OnAttempt(RequestAttempt attempt)
        {
            var status = (int?)attempt.Status;
            Failure = attempt.Failure ?? (status >= 400
                ? string.Create(CultureInfo.InvariantCulture, $"{attempt.Method} {attempt.Path} was answered with status {status}.")
                : null);
            base.OnAttempt(attempt);
        }
    }
}
