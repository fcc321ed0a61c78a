using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Enode.Benchmarks.Server;

namespace Enode.Benchmarks.Runs;

/// <summary>Starts the load server, and each contestant as a process of its own.</summary>
internal sealed class ContestantRunner : IDisposable
{
    private static readonly string Own = typeof(ContestantRunner).Assembly.Location;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly string module;
    private readonly string pwsh;
    private readonly Process server;
    private readonly HttpClient http;

    internal ContestantRunner(string module, string pwsh)
    {
        this.module = module;
        this.pwsh = pwsh;
        server = Start("dotnet", ["exec", Own, "serve"]);
        http = new HttpClient { BaseAddress = new Uri(server.StandardOutput.ReadLine()!) };
    }

    /// <summary>Runs a contestant once.</summary>
    /// <exception cref="InvalidOperationException">It failed, or its number of objects is wrong.</exception>
    internal Sample Run(Entry entry)
    {
        TakeJournal();
        var watch = Stopwatch.StartNew();
        var (file, arguments) = Command(entry);
        using var process = Start(file, arguments);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var whole = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{entry.Label}' ended with exit code {process.ExitCode}.");
        }

        var result = JsonSerializer.Deserialize<Result>(output.Trim().Split('\n')[^1], Web)!;
        return result.Count == entry.Expected
            ? new(result.Seconds ?? whole, result.First, result.Cpu, result.Peak, TakeJournal())
            : throw new InvalidOperationException($"'{entry.Label}' gave {result.Count} objects, and {entry.Expected} were expected.");
    }

    public void Dispose()
    {
        http.Dispose();
        server.StandardInput.Close();
        server.WaitForExit();
        server.Dispose();
    }

    private JournalEntry TakeJournal() => http.GetFromJsonAsync<JournalEntry>("journal").GetAwaiter().GetResult()!;

    private (string File, IEnumerable<string> Arguments) Command(Entry entry)
    {
        var uri = new Uri(http.BaseAddress!, $"{entry.Settings}/").AbsoluteUri;
        var numbers = new[] { entry.Count, entry.Throttle }.Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        string[] bulk = ["-Work", entry.Work, "-Uri", uri, "-Count", numbers[0], "-Throttle", numbers[1]];
        return entry.Contestant switch
        {
            Contestant.Raw => ("dotnet", ["exec", Own, "raw", entry.Work, uri, .. numbers]),
            Contestant.Enode => (pwsh, Script("Enode.ps1", ["-Module", module, .. bulk])),
            Contestant.RestMethod => (pwsh, Script("RestMethod.ps1", bulk)),
            _ => (pwsh, Script("Startup.ps1", ["-Module", module, "-Work", entry.Work, "-Uri", uri])),
        };
    }

    private static string[] Script(string name, IEnumerable<string> arguments) =>
        ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Path.GetDirectoryName(Own)!, "Contestants", name), .. arguments];

    private static Process Start(string file, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>What a contestant prints in its last line.</summary>
    private sealed record Result(double? Seconds, double First, double Cpu, double Peak, int Count);
}
