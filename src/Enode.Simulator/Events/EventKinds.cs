namespace Enode.Simulation;

/// <summary>The kinds of events.</summary>
internal static class EventKinds
{
    public const string Heartbeat = "system:heartbeat";
    public const string Test = "enode:webhook:test";
    public const string CredentialsInvalidated = "user:credentials:invalidated";
    public const string ActionUpdated = "user:vendor-action:updated";
    public const string ScheduleUpdated = "user:schedule:execution-updated";
    public const string SmartChargingUpdated = "user:vehicle:smart-charging-status-updated";
    public const string StatisticsUpdated = "user:inverter:statistics-updated";

    /// <summary>The name of home energy systems in kinds of events.</summary>
    public const string HemSystem = "hem-system";

    public static IReadOnlyList<string> All { get; } =
    [
        .. ResourceKind.Assets.Select(kind => kind.Noun).Append(HemSystem)
            .SelectMany(noun => new[] { Discovered(noun), Updated(noun), Deleted(noun) }),
        SmartChargingUpdated, StatisticsUpdated, CredentialsInvalidated, ActionUpdated, ScheduleUpdated, Heartbeat, Test,
    ];

    public static string Discovered(string noun) => $"user:{noun}:discovered";

    public static string Updated(string noun) => $"user:{noun}:updated";

    public static string Deleted(string noun) => $"user:{noun}:deleted";
}
