using Enode.Benchmarks.Runs;

namespace Enode.Benchmarks.Report;

/// <summary>A figure that the project wants to reach.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Limit">The largest value that meets it.</param>
/// <param name="Format">How its values are written, as a .NET number format.</param>
/// <param name="Measure">Reads it from the results. Null when a row that it needs did not run.</param>
internal sealed record Budget(string What, double Limit, string Format, Func<Results, double?> Measure)
{
    // The bucket of the server is full at the start, so that the first 250 of 1,000 commands do not wait for it.
    private const double IdealLimited = (1000 - 250) / 250.0;

    internal static IReadOnlyList<Budget> All { get; } =
    [
        new("100,000 vehicles streamed, 50 a page: time against raw C#", 1.0, Times, results =>
            Time(results, "stream-50", Contestant.Enode) / Time(results, "stream-50", Contestant.Raw)),
        new("The same: time against Invoke-RestMethod", 1 / 6.0, Times, results =>
            Time(results, "stream-50", Contestant.Enode) / Time(results, "stream-50", Contestant.RestMethod)),
        new("The same, collected: peak memory against Invoke-RestMethod", 1 / 6.0, Times, results =>
            results.Find("collect", Contestant.Enode)?.Peak / results.Find("collect", Contestant.RestMethod)?.Peak),
        new("The first vehicle, at 500 ms latency: time, less than two responses", 1.0, Seconds, results =>
            Time(results, "first", Contestant.Enode)),
        new("-First 3: requests", 1, "0", results => results.Find("three", Contestant.Enode)?.Journal.Requests),
        new("1,000 charge commands at 50 ms, 16 at a time: time against the ideal", 1.05, Times, results =>
            AgainstIdeal(results, "charge-16", 16)),
        new("The same, 64 at a time", 1.1, Times, results => AgainstIdeal(results, "charge-64", 64)),
        new("1,000 charge commands where 250 per second are accepted: time against what the limit allows", 1.2, Times, results =>
            Time(results, "limited", Contestant.Enode) / IdealLimited),
        new("Import of the module: time over a bare session", 0.05, Seconds, results =>
            results.FindWork("startup", "import")?.Seconds - results.FindWork("startup", "bare")?.Seconds),
        new("Peak memory of 1,000,000 vehicles streamed against 10,000", 1.1, Times, results =>
            results.FindFleet("memory", 1_000_000)?.Peak / results.FindFleet("memory", 10_000)?.Peak),
    ];

    private const string Times = "0.00 x";
    private const string Seconds = "0.000 s";

    private static double? AgainstIdeal(Results results, string name, int throttle) =>
        results.Find(name, Contestant.Enode) is { } row ? row.Seconds / (row.Journal.Waited / throttle) : null;

    private static double? Time(Results results, string name, Contestant contestant) => results.Find(name, contestant)?.Seconds;
}
