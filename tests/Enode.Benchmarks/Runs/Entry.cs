using Enode.Benchmarks.Server;

namespace Enode.Benchmarks.Runs;

/// <summary>Which program does the work.</summary>
internal enum Contestant
{
    /// <summary>C# with HttpClient and source-generated JSON.</summary>
    Raw,

    /// <summary>The commands of the module.</summary>
    Enode,

    /// <summary>Invoke-RestMethod.</summary>
    RestMethod,

    /// <summary>A new PowerShell session.</summary>
    Startup,
}

/// <summary>One row of a case: a contestant with its work.</summary>
/// <param name="Label">The name of the row.</param>
/// <param name="Contestant">The program.</param>
/// <param name="Work">What it does, by the name that the program has for it.</param>
/// <param name="Settings">What the server does.</param>
/// <param name="Expected">How many objects must come out: a contestant that loses some is not fast but wrong.</param>
/// <param name="Count">The page size of a list, or the number of inputs of a bulk.</param>
/// <param name="Throttle">How many requests may be under way at the same time. 0 where the work has no such number.</param>
internal sealed record Entry(
    string Label, Contestant Contestant, string Work, LoadSettings Settings, int Expected, int Count = 0, int Throttle = 0)
{
    /// <summary>How often it runs.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>True for a row that a quick run leaves out.</summary>
    public bool IsSlow { get; init; }
}
