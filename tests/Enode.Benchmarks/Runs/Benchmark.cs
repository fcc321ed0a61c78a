using Enode.Benchmarks.Report;

namespace Enode.Benchmarks.Runs;

/// <summary>Runs all cases, or some of them, and writes the page.</summary>
internal static class Benchmark
{
    private const string Quick = "-Quick";

    /// <param name="module">The folder of the module.</param>
    /// <param name="pwsh">The PowerShell to run it in.</param>
    /// <param name="page">The file to write, in docs. Neither it nor the README is written when only some cases ran.</param>
    /// <param name="rest">-Quick, and the beginning of the names of the cases to run.</param>
    internal static async Task<int> RunAsync(string module, string pwsh, string page, string[] rest)
    {
        var isQuick = rest.Contains(Quick, StringComparer.OrdinalIgnoreCase);
        var only = rest.Where(word => !Quick.Equals(word, StringComparison.OrdinalIgnoreCase)).ToList();
        var cases = Cases.All
            .Where(each => only.Count == 0 || only.Exists(name => each.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        using var runner = new ContestantRunner(module, pwsh);
        var results = new Results(cases.ToDictionary(each => each, each => each.Run(runner, isQuick)));
        var machine = Machine.Describe(pwsh);
        var text = BenchmarkPage.Write(results, machine, isQuick);
        Console.WriteLine(text);
        if (only.Count == 0 && !isQuick)
        {
            await File.WriteAllTextAsync(page, text);
            var readme = Path.Combine(Path.GetDirectoryName(page)!, "..", "README.md");
            await File.WriteAllTextAsync(readme, ReadmeTable.Replace(await File.ReadAllTextAsync(readme), results, machine));
        }

        return 0;
    }
}
