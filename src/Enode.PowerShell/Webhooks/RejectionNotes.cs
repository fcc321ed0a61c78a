using System.Globalization;
using Enode.Cmdlets;
using Enode.Pipeline;

namespace Enode.Webhooks;

/// <summary>
/// Reports the requests that were not accepted. Many of them, while the pipeline is busy, are one report: what waits is bounded, whatever
/// is sent to the port.
/// </summary>
internal sealed class RejectionNotes
{
    private readonly EnodeCmdlet cmdlet;
    private readonly PipelineWorkItem workItem;
    private readonly Dictionary<(int Status, string Reason, bool IsFailure), (int Count, string? LastId)> unreported = [];

    private int hasFailed;

    internal RejectionNotes(EnodeCmdlet cmdlet, PipelineWorkItem workItem)
    {
        this.cmdlet = cmdlet;
        this.workItem = workItem;
    }

    /// <summary>Adds one. May be called from any thread.</summary>
    internal void Add(RejectedDelivery rejected)
    {
        lock (unreported)
        {
            var isFirst = unreported.Count == 0;
            var key = (rejected.Status, rejected.Reason, rejected.IsFailure);
            unreported[key] = (unreported.GetValueOrDefault(key).Count + 1, rejected.DeliveryId);
            if (isFirst)
            {
                workItem.Post(Report);
            }
        }
    }

    /// <summary>Reports a failure that may repeat: once.</summary>
    internal void AddFailure(string text)
    {
        if (Interlocked.Exchange(ref hasFailed, 1) == 0)
        {
            workItem.Post(() => cmdlet.WriteWarning(text));
        }
    }

    private void Report()
    {
        List<KeyValuePair<(int Status, string Reason, bool IsFailure), (int Count, string? LastId)>> reported;
        lock (unreported)
        {
            reported = [.. unreported];
            unreported.Clear();
        }

        foreach (var ((status, reason, isFailure), (count, lastId)) in reported)
        {
            var subject = count == 1 ? "A request was" : $"{count.ToString(CultureInfo.InvariantCulture)} requests were";
            var id = lastId is null ? string.Empty : $" The delivery id {(count == 1 ? "is" : "of the last one is")} '{lastId}'.";
            var text = $"{subject} answered with {status}. {reason}{id}{Advice(status)}";

            // A full queue is normal, and requests for other paths come from programs that search the internet for servers.
            if (isFailure)
            {
                cmdlet.WriteWarning(text);
            }
            else
            {
                cmdlet.WriteNote(text);
            }
        }
    }

    private static string Advice(int status) => status switch
    {
        401 => " Check that -Secret is the secret of the webhook.",
        503 => " Enode sends the delivery again later.",
        _ => string.Empty,
    };
}
