using System.Globalization;
using System.Text;
using Enode.Benchmarks.Runs;

namespace Enode.Benchmarks.Report;

/// <summary>Writes the page of the figures, as Markdown.</summary>
internal static class BenchmarkPage
{
    internal static string Write(Results results, string machine, bool isQuick)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            `./build.sh bench` writes this page. The contestants use one local server and send the same requests. Each run is a process
            of its own; the rows of a table take turns, and the figures are medians{(isQuick ? " of a quick run" : null)}. The time is from
            the first request to the last object, without the start of the process and the import, which have a table of their own. The
            ideal time of commands is the time that the server itself waited, divided by the number of requests at a time.

            {machine}.

            ## Budgets

            | | Budget | Measured | |
            |---|---:|---:|---|
            """);
        foreach (var budget in Budget.All)
        {
            AppendBudget(text, budget, results);
        }

        foreach (var ran in results.Cases)
        {
            AppendCase(text, ran, results.Of(ran));
        }

        return text.ToString();
    }

    private static void AppendBudget(StringBuilder text, Budget budget, Results results)
    {
        if (budget.Measure(results) is { } value)
        {
            var limit = budget.Limit.ToString(budget.Format, CultureInfo.InvariantCulture);
            var measured = value.ToString(budget.Format, CultureInfo.InvariantCulture);
            var verdict = value <= budget.Limit ? "met" : "**not met**";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {budget.What} | {limit} | {measured} | {verdict} |");
        }
    }

    private static void AppendCase(StringBuilder text, Case ran, IReadOnlyDictionary<Entry, Sample> rows)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"""

            ## {ran.Title}

            | | Time | Ratio | Processor time | Peak memory | Requests | Refused |
            |---|---:|---:|---:|---:|---:|---:|
            """);
        var first = rows.Values.First().Seconds;
        foreach (var (entry, sample) in rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {entry.Label} | {sample.Seconds:0.00} s | {sample.Seconds / first:0.00} | {sample.Cpu:0.00} s | "
                    + $"{sample.Peak / 1e6:0} MB | {sample.Journal.Requests} | {sample.Journal.Refused} |");
        }
    }
}
