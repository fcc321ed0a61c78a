namespace Enode.Internal;

/// <summary>The names of the IANA time zone database, which the API uses.</summary>
/// <remarks>
/// A list of its own, because Windows lists its zones under other names. A zone that is newer than the list is found in the system's
/// database.
/// </remarks>
internal static class TimeZoneNames
{
    private static readonly Lazy<Dictionary<string, string>> Names =
        new(() => Read().ToDictionary(name => name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The names by place, as in <c>Europe/Oslo</c>, and <c>UTC</c>. The others are abbreviations and former names.</summary>
    internal static IEnumerable<string> Places =>
        Names.Value.Keys.Where(name => name is "UTC" || (name.Contains('/', StringComparison.Ordinal) && !IsFormer(name)));

    /// <summary>The name in the spelling of the database, for a name in any case. Null when there is no such zone.</summary>
    internal static string? Find(string name) =>
        Names.Value.TryGetValue(name, out var known) ? known
        : IsPlace(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone.Id
        : null;

    // The system's database has other files too, as for the zone of the machine.
    private static bool IsPlace(string name) =>
        name.Split('/') is [var area, _, ..] && Names.Value.Keys.Any(known => known.StartsWith($"{area}/", StringComparison.Ordinal));

    private static bool IsFormer(string name) => name.Split('/')[0] is "Etc" or "US" or "Canada" or "Brazil" or "Chile" or "Mexico";

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(TimeZoneNames).Assembly.GetManifestResourceStream("TimeZoneNames.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } name)
        {
            yield return name;
        }
    }
}
