using System.Globalization;

namespace Enode.Internal;

/// <summary>An action that is waited for.</summary>
internal sealed class WaitedAction
{
    /// <summary>For a token and the poll itself: a poll that is not answered must not take the time of the next ones.</summary>
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(10);

    private readonly EnodeClient client;
    private readonly string targetType;
    private readonly object? origin;
    private readonly Action<AssetAction>? onRead;

    /// <summary>An action that is read by its id and target type, whatever the response contains.</summary>
    internal WaitedAction(
        string id, string targetType, EnodeClient client, object? origin, AssetAction? action = null, Action<AssetAction>? onRead = null)
    {
        Id = id;
        Action = action;
        this.targetType = targetType;
        this.client = client;
        this.origin = origin;
        this.onRead = onRead;
    }

    internal string Id { get; }

    /// <summary>The action as it was last read. Null until then, where only its id was given.</summary>
    internal AssetAction? Action { get; private set; }

    /// <summary>True while a poll is under way.</summary>
    internal bool IsBusy { get; private set; }

    /// <summary>Why it can never be read: it is not polled again.</summary>
    internal Exception? Error { get; private set; }

    /// <summary>Why the last poll failed, where the next one may succeed. Null when it was answered.</summary>
    internal EnodeApiException? LastFailure { get; private set; }

    internal bool IsOpen => Error is null && (Action is null || Action.IsPending);

    /// <summary>Reads the action once. The pause until the next poll takes the place of a retry.</summary>
    internal async Task ReadAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        IsBusy = true;
        var poll = new PollObserver(observer);
        using var limit = new CancellationTokenSource(PollTimeout, client.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var actions = client.WithObserver(poll).WithoutRetries().Actions;
            var read = await actions.GetAsync(Id, targetType, either.Token).ConfigureAwait(false);
            if (!Id.Equals(read.Id, StringComparison.OrdinalIgnoreCase))
            {
                throw new EnodeApiException(ErrorIds.InvalidResponse, $"The response is not the action {Id}.");
            }

            read.Origin = origin;
            read.KnownTargetName = Action?.KnownTargetName;
            onRead?.Invoke(read);
            Action = read;
            LastFailure = null;
        }
        catch (EnodeApiException exception) when (exception.MayPass)
        {
            LastFailure = exception;
        }
        catch (Exception exception) when (exception is EnodeApiException or ArgumentException)
        {
            Error = exception;
        }
        catch (OperationCanceledException exception)
        {
            // The time was over in the middle of a poll. The failure of an earlier attempt is more specific than the missing response to
            // the last one.
            LastFailure = poll.Failure is { } failure ? new EnodeApiException(ErrorIds.Timeout, failure, exception)
                : LastFailure ?? new EnodeApiException(ErrorIds.Timeout, "It was not answered in time.", exception);
            // At the limit of this poll alone, the next one follows.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            IsBusy = false;
        }
    }

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
