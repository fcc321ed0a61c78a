using System.Net;
using Enode.Errors;

namespace Enode.Pipeline;

/// <summary>One request that changes something, until its result or its error is written.</summary>
internal sealed class SentChange : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource cancel = new();
    private bool isClosed;
    private bool isUnderWay;
    private bool mayBeDoneBefore;
    private bool mayBeDoneNow;
    private bool isAnswered;
    private bool isDisposed;

    internal SentChange(string name, string description, EnodeConnection connection)
    {
        Name = name;
        Description = description;
        Connection = connection;
    }

    /// <summary>What is changed, as a warning names it.</summary>
    internal string Name { get; }

    /// <summary>What is done to it, as in <c>Start charging</c>.</summary>
    internal string Description { get; }

    internal EnodeConnection Connection { get; }

    /// <summary>The name and id of what is changed, as errors name an input that is not an object. Null to name the input.</summary>
    internal string? Label { get; init; }

    /// <summary>What the server returned, as it was last read. Null until it has answered, and when it returned nothing.</summary>
    internal object? Result { get; set; }

    /// <summary>The action that the change gave. Null when it gave none.</summary>
    internal AssetAction? Action => Result as AssetAction;

    /// <summary>Why the change failed. Null for one that was not sent, is under way, or succeeded.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>True when the server has confirmed the change.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>True when the change may have been made although the server did not confirm it.</summary>
    internal bool IsOutcomeUnknown => !IsDone && (mayBeDoneBefore || mayBeDoneNow);

    /// <summary>What to do where the response has not reached the user. Null where nothing is lost with it.</summary>
    internal string? Advice { get; private set; }

    /// <summary>True when the server has rejected the change, so that it was not made.</summary>
    internal bool IsRejected => Failure is not null && isAnswered && !IsOutcomeUnknown;

    /// <summary>True when the user was given the result, or the error in its place.</summary>
    internal bool IsWritten { get; set; }

    /// <summary>Sends the change.</summary>
    internal async Task SendAsync<T>(
        EnodeClient client, IRequestObserver observer, Func<EnodeClient, CancellationToken, Task<T>> send)
    {
        try
        {
            var result = await send(client.WithObserver(new Watch(observer, this)), cancel.Token).ConfigureAwait(false);
            if (result is EnodeResource resource)
            {
                resource.Origin = Connection;
            }

            Result = result;
            IsDone = true;
        }
        catch (EnodeCommandException exception) when (exception.Target is EnodeResource target)
        {
            target.Origin = Connection;
            throw;
        }
    }

    /// <summary>Adds what another command has sent.</summary>
    internal static SentChange Done(string name, EnodeConnection connection, object? result) =>
        new(name, string.Empty, connection) { Result = result, IsDone = result is not null };

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

    /// <summary>Cancels the request.</summary>
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

    private void Begin(RequestStart start)
    {
        lock (gate)
        {
            Advice = UnknownOutcome.WhatWasLost(start.Method, start.Path);

            // Once the token is cancelled, the request is not sent.
            isUnderWay = !cancel.IsCancellationRequested;
            mayBeDoneBefore |= mayBeDoneNow;
            mayBeDoneNow = isUnderWay;
        }
    }

    private void Answered(RequestAttempt attempt)
    {
        lock (gate)
        {
            // The attempts of a request for a token come while the change is not under way.
            if (!isUnderWay)
            {
                return;
            }

            isUnderWay = false;
            isAnswered |= attempt.Status is not null;

            // Of this attempt alone: an earlier one may have been carried out although its response was lost.
            var isRefused = attempt.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and
                not HttpStatusCode.RequestTimeout;
            mayBeDoneNow = !isRefused && !attempt.NothingWasSent;
        }
    }

    private void Postponed(bool isRepeatable)
    {
        lock (gate)
        {
            // A request that is not repeatable is sent again only where it is certain that it was not carried out.
            mayBeDoneNow &= isRepeatable;
            if (isClosed)
            {
                Cancel();
            }
        }
    }

    /// <summary>
    /// Follows the change's own request. The requests for a token before it are the POSTs that may be repeated, and do not count.
    /// </summary>
    private sealed class Watch : ForwardingObserver
    {
        private readonly SentChange change;
        private bool isRepeatable;

        internal Watch(IRequestObserver inner, SentChange change)
            : base(inner)
        {
            this.change = change;
        }

        public override void OnSend(RequestStart start)
        {
            // A GET reads what the change depends on.
            if (start.Method != HttpMethod.Get.Method && (!start.IsRepeatable || start.Method != HttpMethod.Post.Method))
            {
                isRepeatable = start.IsRepeatable;
                change.Begin(start);
            }

            base.OnSend(start);
        }

        public override void OnAttempt(RequestAttempt attempt)
        {
            change.Answered(attempt);
            base.OnAttempt(attempt);
        }

        public override void OnWait(RetryWait wait)
        {
            change.Postponed(isRepeatable);
            base.OnWait(wait);
        }
    }
}
