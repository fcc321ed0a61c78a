using System.Net;

namespace Enode.Actions;

/// <summary>One command to a device, until its action or its error is written.</summary>
internal sealed class SentCommand : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource cancel = new();
    private bool isClosed;
    private bool isUnderWay;
    private bool mayBeDone;
    private bool isDisposed;

    internal SentCommand(string device, EnodeConnection connection)
    {
        Device = device;
        Connection = connection;
    }

    /// <summary>The device as a warning names it.</summary>
    internal string Device { get; }

    internal EnodeConnection Connection { get; }

    /// <summary>What the server made of the command, as it was last read. Null until it has answered.</summary>
    internal AssetAction? Action { get; set; }

    /// <summary>Why there is no action. Null for one that was not sent, is under way, or has an action.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>True when the command may have been carried out although no action came of it.</summary>
    internal bool IsOutcomeUnknown => Action is null && mayBeDone;

    /// <summary>True when the user was given the action, or the error in its place.</summary>
    internal bool IsWritten { get; set; }

    /// <summary>Sends the command.</summary>
    internal async Task SendAsync(
        EnodeClient client, IRequestObserver observer, Func<EnodeClient, CancellationToken, Task<AssetAction>> send)
    {
        try
        {
            var action = await send(client.WithObserver(new Watch(observer, this)), cancel.Token).ConfigureAwait(false);
            action.Origin = Connection;
            Action = action;
        }
        catch (EnodeApiException exception) when (exception.NothingWasSent)
        {
            mayBeDone = false;
            throw;
        }
    }

    /// <summary>Lets a request that is under way end, and sends none from now on: not the first, and no repeat.</summary>
    internal void Close()
    {
        lock (gate)
        {
            isClosed = true;
            if (!isUnderWay)
            {
                Cancel();
            }
        }
    }

    /// <summary>Ends the request.</summary>
    internal void Cancel()
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                cancel.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            cancel.Dispose();
        }
    }

    private void Begin()
    {
        lock (gate)
        {
            // Once closed, the token is cancelled, and the request is not sent.
            isUnderWay = !isClosed;
            mayBeDone = !isClosed;
        }
    }

    private void Answered(HttpStatusCode? status)
    {
        lock (gate)
        {
            isUnderWay = false;
            mayBeDone &= status is not (>= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError);
        }
    }

    private void Postponed()
    {
        lock (gate)
        {
            // A command is sent again only where it is certain that it was not carried out.
            mayBeDone = false;
            if (isClosed)
            {
                Cancel();
            }
        }
    }

    /// <summary>Follows the command's own request. The requests for a token before it may be repeated, and do not count.</summary>
    private sealed class Watch : ForwardingObserver
    {
        private readonly SentCommand command;

        internal Watch(IRequestObserver inner, SentCommand command)
            : base(inner)
        {
            this.command = command;
        }

        public override void OnSend(RequestStart start)
        {
            if (!start.IsRepeatable)
            {
                command.Begin();
            }

            base.OnSend(start);
        }

        public override void OnAttempt(RequestAttempt attempt)
        {
            command.Answered(attempt.Status);
            base.OnAttempt(attempt);
        }

        public override void OnWait(RetryWait wait)
        {
            command.Postponed();
            base.OnWait(wait);
        }
    }
}
