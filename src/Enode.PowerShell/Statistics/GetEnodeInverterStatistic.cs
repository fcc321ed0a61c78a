using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Get-EnodeInverterStatistic: operation <c>getInverterStatistics</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeInverterStatistic", DefaultParameterSetName = InputObjectSet, SupportsPaging = true)]
[OutputType(typeof(InverterStatistic))]
public sealed class GetEnodeInverterStatistic : ListCmdlet<InverterStatistic>
{
    private readonly List<Reading> read = [];
    private SemaphoreSlim? slots;
    private (int Year, int Month) period;

    /// <summary>Ids of inverters.</summary>
    [Parameter(ParameterSetName = nameof(InverterId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] InverterId { get; set; } = [];

    /// <summary>The year. Default: the current one, in UTC.</summary>
    [Parameter]
    [ValidateRange(1969, 2999)]
    [WholeNumber]
    public int? Year { get; set; }

    /// <summary>The month, from 1 to 12. Default: the current one, in UTC.</summary>
    [Parameter]
    [ValidateRange(1, 12)]
    [WholeNumber]
    public int? Month { get; set; }

    /// <summary>The day, for its quarter hours. Default: the days of the month.</summary>
    [Parameter]
    [ValidateRange(1, 31)]
    [WholeNumber]
    public int? Day { get; set; }

    /// <summary>Reads all inverters first, and then waits until their statistics are final.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 600;

    private protected override void BeginConnected()
    {
        if (Month is null && (Year ?? Day) is not null)
        {
            // The current month of another year, or a day of a month that was not typed, would be read by mistake.
            throw new EnodeCommandException(ErrorIds.InvalidArgument, "-Year and -Day require -Month.");
        }

        var now = TimeProvider.System.GetUtcNow();
        period = (Year ?? now.Year, Month ?? now.Month);
        var days = DateTime.DaysInMonth(period.Year, period.Month);
        if (Day > days)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"-Day is {Day}, and {period.Year:0000}-{period.Month:00} has {days} days."));
        }

        base.BeginConnected();
    }

    private protected override void Process() => ProcessInputs(InverterId.Select(Input.Of), Start);

    private protected override void End()
    {
        if (read.Count == 0)
        {
            return;
        }

        // All wait at the same time, so that one that stays provisional does not use up the time of the others.
        slots = new SemaphoreSlim(ThrottleLimit);
        Pump.Widen(read.Count);
        foreach (var (target, connection, statistics, failure) in read)
        {
            if (statistics is not null)
            {
                StartList(target, statistics, (client, token) => FinalPagesAsync(client, statistics, token));
            }
            else
            {
                StartItem(target, connection, (_, _) => Task.FromException(failure!));
            }
        }

        FinishLists();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // First cancels and awaits what still runs.
        base.Dispose(disposing);
        slots?.Dispose();
    }

    private void Start(Input input)
    {
        if (input.Object is not (null or Inverter))
        {
            RejectKind(input, AssetKind.Of<Inverter>().NameWithArticle);
            return;
        }

        var id = input.Id ?? string.Empty;
        if (!Wait)
        {
            StartList(input.Target, input.Object, (workItem, client) => PagesAsync(workItem, client, id));
            return;
        }

        StartItem(input.Target, input.Object, async (workItem, connection, client) =>
        {
            var reading = await FirstReadAsync(input.Target, connection, client, id, workItem.Token).ConfigureAwait(false);
            await workItem.WriteAsync(() => read.Add(reading)).ConfigureAwait(false);
        });
    }

    // The error of one inverter is kept for its turn: the statistics of those before it are written first.
    private async Task<Reading> FirstReadAsync(
        object target, EnodeConnection connection, EnodeClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            var statistics = await ReadAsync(client, id, cancellationToken).ConfigureAwait(false);
            statistics.Origin = connection;
            return new Reading(target, connection, statistics, null);
        }
        catch (Exception exception) when (ErrorRecords.HasErrorRecord(exception) && !EndsPipeline(exception, target))
        {
            return new Reading(target, connection, null, exception);
        }
    }

    private Task<InverterStatistics> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Statistics.GetInverterAsync(id, period.Year, period.Month, Day, cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<Listed<InverterStatistic>>> PagesAsync(
        PipelineWorkItem workItem, EnodeClient client, string id)
    {
        var statistics = await ReadAsync(client, id, workItem.Token).ConfigureAwait(false);
        var page = PageOf(statistics);
        if (statistics.IsProvisional && page.Count == 0)
        {
            var warning = $"The statistics of the inverter {id} are provisional, and have no values yet.{NextRead(statistics)}";
            await workItem.WriteAsync(() => WriteWarning(warning)).ConfigureAwait(false);
        }

        yield return page;
    }

    private static IReadOnlyList<Listed<InverterStatistic>> PageOf(InverterStatistics statistics) =>
        Page(statistics.GetPoints(), statistics.UnreadPoints);

    // What was read is written, whatever ends the wait for it.
    private async IAsyncEnumerable<IReadOnlyList<Listed<InverterStatistic>>> FinalPagesAsync(
        EnodeClient client, InverterStatistics statistics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wait = new ProvisionalWait(client, statistics, TimeSpan.FromSeconds(TimeoutSec), slots);
        EnodeApiException? failure = null;
        try
        {
            await wait.CompleteAsync((through, token) => ReadAsync(through, statistics.InverterId!, token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (EnodeApiException exception)
        {
            failure = exception;
        }

        var page = PageOf(wait.Statistics);
        yield return page;
        if (failure is not null)
        {
            throw failure;
        }

        if (wait.Statistics.IsProvisional)
        {
            throw new EnodeCommandException(CommandErrorIds.WaitTimeout, TimeoutMessage(wait), wait.LastFailure)
            {
                Recommendation = "Read them again later, or specify a larger -TimeoutSec. "
                    + (page.Count == 0 ? "They have no values yet." : "The provisional ones were written."),
            };
        }
    }

    private string TimeoutMessage(ProvisionalWait wait)
    {
        var reason = wait.LastFailure is { } failure ? $" The last read failed: {failure.Message}" : NextRead(wait.Statistics);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The statistics of the inverter {wait.Statistics.InverterId} are provisional, and are not final within {TimeoutSec} s."
                + $"{reason}");
    }

    private static string NextRead(InverterStatistics statistics) =>
        statistics.RetryAfter is { } time ? $" The API asks to read them again at {UtcTimeConverter.Text(time)}." : string.Empty;

    /// <summary>The first read of an inverter: its statistics, or the failure.</summary>
    private sealed record Reading(object Target, EnodeConnection Connection, InverterStatistics? Statistics, Exception? Failure);
}
