using Enode.Benchmarks.Server;

namespace Enode.Benchmarks.Runs;

/// <summary>What one run of a contestant measured, or the medians of several.</summary>
/// <param name="Seconds">From the first request to the last object; of a new session: of the whole process.</param>
/// <param name="First">The time to the first object, in s. 0 where it was not measured.</param>
/// <param name="Cpu">The processor time, in s.</param>
/// <param name="Peak">The largest resident memory of the process, in bytes.</param>
/// <param name="Journal">What the server counted.</param>
internal sealed record Sample(double Seconds, double First, double Cpu, double Peak, JournalEntry Journal)
{
    /// <summary>The medians.</summary>
    internal static Sample Median(IReadOnlyList<Sample> samples) => new(
        Median(samples, sample => sample.Seconds),
        Median(samples, sample => sample.First),
        Median(samples, sample => sample.Cpu),
        Median(samples, sample => sample.Peak),
        samples.OrderBy(sample => sample.Journal.Refused).ElementAt(samples.Count / 2).Journal);

    private static double Median(IReadOnlyList<Sample> samples, Func<Sample, double> value)
    {
        var sorted = samples.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
