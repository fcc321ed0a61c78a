using Enode.Benchmarks.Runs;

namespace Enode.Benchmarks.Report;

/// <summary>The medians of all cases that ran.</summary>
internal sealed class Results(IReadOnlyDictionary<Case, IReadOnlyDictionary<Entry, Sample>> medians)
{
    internal IEnumerable<Case> Cases => medians.Keys;

    internal IReadOnlyDictionary<Entry, Sample> Of(Case ran) => medians[ran];

    /// <summary>The row of a case by its contestant. Null when it did not run.</summary>
    internal Sample? Find(string name, Contestant contestant) => Find(name, entry => entry.Contestant == contestant);

    /// <summary>The row of a case by the work that it did. Null when it did not run.</summary>
    internal Sample? FindWork(string name, string work) => Find(name, entry => entry.Work == work);

    /// <summary>The row of a case by the number of vehicles that its server had. Null when it did not run.</summary>
    internal Sample? FindFleet(string name, int vehicles) => Find(name, entry => entry.Settings.Vehicles == vehicles);

    private Sample? Find(string name, Func<Entry, bool> wanted) => medians
        .Where(ran => ran.Key.Name == name)
        .SelectMany(ran => ran.Value)
        .FirstOrDefault(row => wanted(row.Key)).Value;
}
