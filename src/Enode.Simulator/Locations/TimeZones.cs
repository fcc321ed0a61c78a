namespace Enode.Simulation;

/// <summary>The time zones of the IANA database, and the days in them.</summary>
internal static class TimeZones
{
    /// <summary>Whether the machine has a time zone with exactly this name.</summary>
    public static bool Exists(string name) => TryFind(name) is not null;

    /// <summary>The time zone with a name. UTC on a machine without time zone data.</summary>
    public static TimeZoneInfo Find(string name) => TryFind(name) ?? TimeZoneInfo.Utc;

    /// <summary>The local date at a time.</summary>
    public static DateOnly DateOf(this TimeZoneInfo zone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>When a date begins, in UTC.</summary>
    public static DateTimeOffset BeginningOf(this TimeZoneInfo zone, DateOnly date) => zone.InstantOf(date, 0);

    // Names of Windows, and of files beside the database, are found too. Names in other cases are found on some systems only.
    private static TimeZoneInfo? TryFind(string name) =>
        !IsFile(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && zone.Id == name ? zone : null;

    private static bool IsFile(string name) => name is "localtime" or "posixrules" or "Factory" || name.Split('/')[0] is "posix" or "right";
}
