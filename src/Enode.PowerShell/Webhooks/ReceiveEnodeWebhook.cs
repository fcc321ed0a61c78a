using System.Globalization;
using System.Management.Automation;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;
using Enode.Webhooks;

namespace Enode.Commands;

/// <summary>Receive-EnodeWebhook: listens for deliveries on this machine, and writes their events until it is stopped.</summary>
[Cmdlet(VerbsCommunications.Receive, "EnodeWebhook")]
[OutputType(typeof(WebhookEvent))]
public sealed class ReceiveEnodeWebhook : EventCmdlet
{
    private ReceivedEvents wanted = null!;
    private WebhookReceiver? receiver;
    private bool hasWarned;
    private int interrupted;

    /// <summary>The secret of the webhook. Deliveries that are not signed with it are rejected.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [WebhookSecretInput]
    public SecureString Secret { get; set; } = new();

    /// <summary>The port to listen on, on this machine alone. 0 for a free one. Default: 3663.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    [WholeNumber]
    public int Port { get; set; } = 3663;

    /// <summary>The path to listen on. Default: /.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a path, as in /enode")]
    [TextOnly]
    public string Path { get; set; } = "/";

    /// <summary>The names of the events to write; wildcards are allowed. Default: all.</summary>
    [Parameter]
    [SupportsWildcards]
    [NotEmpty("the name of an event, as in user:vehicle:updated")]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    [TextOnly]
    public string[] Event { get; set; } = ["*"];

    /// <summary>Ends after this many events. Default: it goes on until it is stopped.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber]
    public int? First { get; set; }

    /// <summary>Ends after this many seconds. Default: it goes on until it is stopped.</summary>
    [Parameter]
    [ValidateRange(1, 31_536_000)]
    [WholeNumber]
    public int? TimeoutSec { get; set; }

    /// <summary>A file in which deliveries are stored until their events were processed. Default: none.</summary>
    [Parameter]
    [NotEmpty("the path of a file")]
    [TextOnly]
    public string? JournalPath { get; set; }

    private protected override object? DefaultErrorTarget => JournalPath ?? base.DefaultErrorTarget;

    private protected override void BeginEvents()
    {
        wanted = new ReceivedEvents(Event, First ?? 0);
        foreach (var name in wanted.Unknown)
        {
            WriteWarning(
                $"-Event '{name}' is not the name of an event that this version knows. If no event has this name, all are acknowledged " +
                "and dropped.");
        }
    }

    private protected override void Process()
    {
        if (receiver is not null)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, "The cmdlet accepts the secret of one webhook.");
        }

        WebhookSettings.CheckSecret(Secret);
        Pump.Start(ReceiveAsync);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (CommandHost is { } host)
        {
            WarnOfUnwritten(host.WriteWarning);
        }

        receiver?.Dispose();
    }

    private async Task ReceiveAsync(PipelineWorkItem workItem)
    {
        receiver = Open(new RejectionNotes(this, workItem));
        workItem.Post(() => WriteSummary($"Listening for deliveries at {receiver.Address}. Ctrl+C ends it."));
        using var time = TimeoutSec is { } seconds
            ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds))
            : new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, workItem.Token);
        try
        {
            while (!wanted.IsComplete)
            {
                var delivery = await receiver.Queue.TakeAsync(end.Token).ConfigureAwait(false);
                await WriteAsync(workItem, delivery, time.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!workItem.Token.IsCancellationRequested)
        {
            // The time is over.
        }

        workItem.Post(Complete);
    }

    /// <exception cref="EnodeCommandException">
    /// <see cref="CommandErrorIds.ReceiverFailed"/>: the port cannot be opened. <see cref="CommandErrorIds.InvalidJournal"/>.
    /// </exception>
    private WebhookReceiver Open(RejectionNotes notes)
    {
        try
        {
            return WebhookReceiver.Open(new WebhookReceiverOptions
            {
                Port = Port,
                Path = CheckedPath(),
                Secret = Secret,
                JournalPath = JournalFile(),
                OnRejected = notes.Add,
                OnJournalFailure = failure => notes.AddFailure(
                    $"The journal cannot be written. Events that were processed may come again. {failure.Message}"),

                // What is acknowledged and not wanted would be lost, so the next delivery is not acknowledged before this one was written.
                MaximumQueuedBytes = First is not null && JournalPath is null ? 0 : DeliveryQueue.MaximumBytes,
            });
        }
        catch (IOException exception) when (exception.InnerException is System.Net.Sockets.SocketException)
        {
            throw new EnodeCommandException(CommandErrorIds.ReceiverFailed, exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new EnodeCommandException(CommandErrorIds.InvalidJournal, Sentences.Ended(exception.Message), exception);
        }
    }

    /// <summary>Writes the events of a delivery that were not taken yet, and returns when the commands behind have processed them.</summary>
    private async Task WriteAsync(PipelineWorkItem workItem, Delivery delivery, CancellationToken time)
    {
        var events = EventsOf(delivery);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await workItem.WriteAsync(() =>
        {
            try
            {
                WriteAll(delivery, events, time);
            }
            finally
            {
                written.SetResult();
            }
        }).ConfigureAwait(false);
        await written.Task.WaitAsync(workItem.Token).ConfigureAwait(false);
    }

    private void WriteAll(Delivery delivery, List<Listed<WebhookEvent>> events, CancellationToken time)
    {
        // A delivery without events, or one of a journal that was changed by hand.
        if (delivery.Taken >= events.Count)
        {
            receiver!.Queue.MarkTaken(delivery, isLast: true);
        }

        for (var index = delivery.Taken; index < events.Count && !wanted.IsComplete && !time.IsCancellationRequested; index++)
        {
            WriteAndMark(delivery, events[index], isLast: index == events.Count - 1);
        }
    }

    private void WriteAndMark(Delivery delivery, Listed<WebhookEvent> item, bool isLast)
    {
        if (item.Item is not { } happened || !wanted.IsWanted(happened))
        {
            // Before its error: one that cannot be read will not be readable the next time.
            receiver!.Queue.MarkTaken(delivery, isLast);
            WriteFailure(item, delivery);

            return;
        }

        try
        {
            WriteEvent(happened);
        }
        catch (FlowControlException)
        {
            // A break in a command behind this one: it has processed the event.
            receiver!.Queue.MarkTaken(delivery, isLast);
            throw;
        }
        catch (PipelineStoppedException) when (!Stopping)
        {
            // Either Select-Object -First needs no more, or a command behind this one failed. PowerShell does not report which of them,
            // so the event is not marked and comes again with the journal. It was written in both cases.
            interrupted = isLast ? 1 : 0;
            throw;
        }

        wanted.Count++;
        if (wanted.IsComplete)
        {
            receiver!.Queue.Close();
        }

        receiver!.Queue.MarkTaken(delivery, isLast);
    }

    private void WriteFailure(Listed<WebhookEvent> item, Delivery delivery)
    {
        if (item.Failure is { } failure)
        {
            WriteItemError(failure, delivery.Body.ToArray());
        }
    }

    // Signed, and yet not JSON: Enode would send it again and again. Its error contains the body.
    private static List<Listed<WebhookEvent>> EventsOf(Delivery delivery)
    {
        try
        {
            return WebhookEvents.Read(delivery.Body.Span);
        }
        catch (EnodeApiException exception)
        {
            return [new(null, exception)];
        }
    }

    private void Complete()
    {
        WarnOfUnwritten(WriteWarning);
        if (wanted.First > 0 && !wanted.IsComplete)
        {
            WriteItemError(TooFew(), receiver!.Address);
        }
    }

    private EnodeCommandException TooFew() => new(
        CommandErrorIds.WaitTimeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Of {Sentences.Count(wanted.First, "event")}, {wanted.Count} arrived within {TimeoutSec} s at {receiver!.Address}."))
    {
        Recommendation = "Check that the webhook is active and asks for the event with Get-EnodeWebhook, and that deliveries reach this machine with " +
            "Test-EnodeWebhook in another window. After failed deliveries, the next attempt is made later: use a larger -TimeoutSec.",
    };

    /// <summary>Names what was acknowledged and is lost. With a journal it comes when the command is run again.</summary>
    private void WarnOfUnwritten(Action<string> write)
    {
        if (receiver is null || hasWarned)
        {
            return;
        }

        hasWarned = true;
        receiver.Queue.Close();
        if (receiver.Queue.Count - interrupted is > 0 and var count && JournalPath is null)
        {
            write(
                $"{Sentences.Count(count, "delivery", "deliveries")} with events that were not written had been acknowledged already, and " +
                "Enode does not send them again. With -JournalPath, they are written first when the cmdlet is run again.");
        }
    }

    private string? JournalFile()
    {
        if (JournalPath is null)
        {
            return null;
        }

        var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(JournalPath, out var provider, out _);
        return provider.Name == "FileSystem"
            ? file
            : throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"-JournalPath is '{JournalPath}', which is not the path of a file.");
    }

    private string CheckedPath()
    {
        var path = Path.StartsWith('/') ? Path : $"/{Path}";
        return path.All(letter => letter is > ' ' and < '\x7f' and not ('?' or '#' or '\\'))
            ? path
            : throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"-Path is '{Path}'. It must be the path of an address, without query and fragment.");
    }
}
