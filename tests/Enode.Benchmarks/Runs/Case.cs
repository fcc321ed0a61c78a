namespace Enode.Benchmarks.Runs;

/// <summary>A comparison: its rows take turns, so that a change of the machine's speed affects all of them.</summary>
/// <param name="Name">A short name, to run it alone.</param>
/// <param name="Title">The heading of its table.</param>
/// <param name="Entries">The rows.</param>
internal sealed record Case(string Name, string Title, IReadOnlyList<Entry> Entries)
{
    /// <summary>Runs all rows in turn. Rows that a quick run leaves out are absent.</summary>
    internal IReadOnlyDictionary<Entry, Sample> Run(ContestantRunner runner, bool isQuick)
    {
        var entries = Entries.Where(entry => !isQuick || !entry.IsSlow).ToList();
        var samples = entries.ToDictionary(entry => entry, _ => new List<Sample>());
        for (var round = 0; round < entries.Max(entry => Rounds(entry, isQuick)); round++)
        {
            foreach (var entry in entries.Where(entry => Rounds(entry, isQuick) > round))
            {
                var sample = runner.Run(entry);
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"{Name,-10} {entry.Label,-44} {sample.Seconds,8:0.000} s {sample.Cpu,7:0.00} s CPU {sample.Peak / 1e6,6:0} MB"));
                samples[entry].Add(sample);
            }
        }

        return samples.ToDictionary(pair => pair.Key, pair => Sample.Median(pair.Value));
    }

    private static int Rounds(Entry entry, bool isQuick) => isQuick ? Math.Max(1, entry.Rounds / 3) : entry.Rounds;
}
