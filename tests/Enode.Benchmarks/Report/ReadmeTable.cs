using System.Globalization;
using System.Text;
using Enode.Benchmarks.Runs;

namespace Enode.Benchmarks.Report;

/// <summary>Replaces the table in the README, between its two comments.</summary>
internal static class ReadmeTable
{
    private const string Begin = "<!-- bench: the next lines are written by ./build.sh bench -->\n";
    private const string End = "<!-- bench: end -->";

    internal static string Replace(string readme, Results results, string machine)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        return begin < Begin.Length || end < begin
            ? throw new InvalidOperationException("The README has no place for the table.")
            : readme[..begin] + Write(results, machine) + readme[end..];
    }

    private static string Write(Results results, string machine)
    {
        var text = new StringBuilder();
        text.AppendLine("| | This module | `Invoke-RestMethod` | Raw C# |");
        text.AppendLine("|---|---:|---:|---:|");
        AppendRow(text, "100,000 vehicles, streamed, 50 a page", results, "stream-50", Seconds, "0.0 s");
        AppendRow(text, "The same, collected: peak memory", results, "collect", sample => sample.Peak / 1e6, "0 MB");
        AppendRow(text, "Piped to `Where-Object` and `Export-Csv`, 1,000 a page", results, "csv", Seconds, "0.0 s");
        AppendRow(text, "1,000 commands, each answered in 50 ms, 16 at a time", results, "charge-16", Seconds, "0.0 s");
        AppendRow(text, "The same, 64 at a time", results, "charge-64", Seconds, "0.0 s");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine}.");
        return text.ToString();
    }

    private static void AppendRow(
        StringBuilder text, string title, Results results, string name, Func<Sample, double> value, string format)
    {
        var ours = value(results.Find(name, Contestant.Enode)!);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {title} | {Number(ours, format)} | {Compared(Contestant.RestMethod)} | {Compared(Contestant.Raw)} |");

        string Compared(Contestant contestant) => results.Find(name, contestant) is { } row
            ? string.Create(CultureInfo.InvariantCulture, $"{Number(value(row), format)} ({value(row) / ours:0.0} x)")
            : string.Empty;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Seconds(Sample sample) => sample.Seconds;
}
