using Enode.Benchmarks.Server;

namespace Enode.Benchmarks.Runs;

/// <summary>All comparisons.</summary>
internal static class Cases
{
    internal const string Ours = "Get-EnodeVehicle";
    internal const string Raw = "Raw C#, sequential";
    internal const string RestMethod = "Invoke-RestMethod in a loop";
    internal const string Parallel = "Invoke-RestMethod, ForEach-Object -Parallel";

    private const int Fleet = 100_000;
    private const int Bulk = 1000;
    private const int FewCommands = 100;
    private const int Users = 500;
    private const int Latency = 50;
    private const int SlowLatency = 500;

    internal static IReadOnlyList<Case> All { get; } =
    [
        List("stream-50", "100,000 vehicles, streamed, 50 a page", "list", 50, rounds: 5, rivalRounds: 2),
        List("stream-1000", "100,000 vehicles, streamed, 1,000 a page", "list", 1000, rounds: 3, rivalRounds: 1),
        List("collect", "100,000 vehicles, collected in a variable, 50 a page", "collect", 50, rounds: 3, rivalRounds: 1),
        new("csv", "100,000 vehicles, piped to Where-Object and Export-Csv, 1,000 a page",
        [
            new(Ours, Contestant.Enode, "csv", new(Fleet), PluggedIn, 1000) { Rounds = 2 },
            new(RestMethod, Contestant.RestMethod, "csv", new(Fleet), PluggedIn, 1000) { Rounds = 1, IsSlow = true },
        ]),
        First("first", "The first vehicle of 100,000, at 500 ms latency", "first", 1),
        First("three", "-First 3 of 100,000, at 500 ms latency", "three", 3),
        new("latency", "10,000 vehicles, 50 a page, at 50 ms latency",
        [
            new(Ours, Contestant.Enode, "list", new(10_000, Latency), 10_000, 50) { Rounds = 1 },
            new(Raw, Contestant.Raw, "list", new(10_000, Latency), 10_000, 50) { Rounds = 1, IsSlow = true },
            new(RestMethod, Contestant.RestMethod, "list", new(10_000, Latency), 10_000, 50) { Rounds = 1, IsSlow = true },
        ]),
        new("charge-1", "100 charge commands at 50 ms latency, one at a time",
        [
            Charge(Contestant.Enode, "charge", FewCommands, 1, new(0, Latency)) with { Rounds = 1 },
            Charge(Contestant.Raw, "charge", FewCommands, 1, new(0, Latency)) with { Rounds = 1, IsSlow = true },
            Charge(Contestant.RestMethod, "charge", FewCommands, 1, new(0, Latency)) with { Rounds = 1, IsSlow = true },
        ]),
        Commands(16, new(0, Latency), "charge-16", "1,000 charge commands at 50 ms latency, 16 at a time"),
        Commands(64, new(0, Latency), "charge-64", "1,000 charge commands at 50 ms latency, 64 at a time"),
        Commands(16, new(0, Latency, SlowFirst: 1000), "slow-first", "The same, 16 at a time, and the first takes 1 s", rounds: 1),
        Commands(64, new(0, Latency, Rate: 250), "limited", "1,000 charge commands, 64 at a time, where 250 per second are accepted"),
        new("users", "The vehicles of 500 users from the pipeline, at 50 ms latency, 16 at a time",
        [
            new("Get-EnodeVehicle -ThrottleLimit", Contestant.Enode, "users", OfUsers, AllOfUsers, Users, 16),
            new("Raw C#, Parallel.ForEachAsync", Contestant.Raw, "users", OfUsers, AllOfUsers, Users, 16),
            new(Parallel, Contestant.RestMethod, "parallelUsers", OfUsers, AllOfUsers, Users, 16) { Rounds = 1 },
        ]),
        new("startup", "A new session",
        [
            Startup("pwsh -NoProfile", "bare", 0),
            Startup("and Import-Module", "import", 0),
            Startup("and Connect-Enode, Get-EnodeVehicle -First 1", "first", 1),
        ]),
        new("memory", "Memory: vehicles streamed, 1,000 a page",
        [
            Streamed("1,000", 1000), Streamed("10,000", 10_000), Streamed("100,000", Fleet),
            Streamed("1,000,000", 1_000_000) with { IsSlow = true },
        ]),
    ];

    // Every third kind of the fifty that the server has charges.
    private static int PluggedIn => Fleet / 50 * 17;

    private static LoadSettings OfUsers => new(0, Latency);

    private static int AllOfUsers => Users * LoadServer.VehiclesOfUser;

    private static Case List(string name, string title, string work, int pageSize, int rounds, int rivalRounds) => new(name, title,
    [
        new(Ours, Contestant.Enode, work, new(Fleet), Fleet, pageSize) { Rounds = rounds },
        new(Raw, Contestant.Raw, work, new(Fleet), Fleet, pageSize) { Rounds = rounds },
        new(RestMethod, Contestant.RestMethod, work, new(Fleet), Fleet, pageSize) { Rounds = rivalRounds, IsSlow = rivalRounds == 1 },
    ]);

    private static Case First(string name, string title, string work, int expected) => new(name, title,
    [
        new(Ours, Contestant.Enode, work, new(Fleet, SlowLatency), expected),
        new(RestMethod, Contestant.RestMethod, work, new(Fleet, SlowLatency), expected),
    ]);

    private static Case Commands(int throttle, LoadSettings settings, string name, string title, int rounds = 3) => new(name, title,
    [
        Charge(Contestant.Enode, "charge", Bulk, throttle, settings) with { Rounds = rounds },
        .. settings.Rate > 0
            ? Array.Empty<Entry>()
            : [Charge(Contestant.Raw, "charge", Bulk, throttle, settings) with { Rounds = rounds }],
        Charge(Contestant.RestMethod, "parallel", Bulk, throttle, settings) with { Rounds = 1, IsSlow = rounds == 1 },
    ]);

    private static Entry Charge(Contestant contestant, string work, int count, int throttle, LoadSettings settings) => new(
        contestant switch
        {
            Contestant.Enode => "Start-EnodeCharging",
            Contestant.Raw => "Raw C#, Parallel.ForEachAsync",
            _ => work == "parallel" ? Parallel : RestMethod,
        },
        contestant,
        work,
        settings,
        count,
        count,
        throttle);

    private static Entry Startup(string label, string work, int expected) =>
        new(label, Contestant.Startup, work, new(Fleet), expected) { Rounds = 7 };

    private static Entry Streamed(string label, int vehicles) =>
        new(label, Contestant.Enode, "list", new(vehicles), vehicles, 1000) { Rounds = 1 };
}
