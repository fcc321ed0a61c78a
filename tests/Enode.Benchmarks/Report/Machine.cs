using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Enode.Benchmarks.Report;

/// <summary>What the figures depend on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";

    /// <summary>Processors, memory, system, versions and date, in a line.</summary>
    internal static string Describe(string pwsh)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        var start = new ProcessStartInfo(pwsh, ["-NoProfile", "-Version"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var version = process.StandardOutput.ReadToEnd().Trim();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors{Model()}, {memory} GiB, {RuntimeInformation.OSDescription}, {version}, "
                + $"{RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}");
    }

    private static string? Model()
    {
        var line = File.Exists(Processors)
            ? File.ReadLines(Processors).FirstOrDefault(each => each.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? null : $" ({line.Split(':')[1].Trim()})";
    }
}
