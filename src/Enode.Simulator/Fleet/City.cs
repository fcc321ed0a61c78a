namespace Enode.Simulation;

/// <summary>A city that users live in.</summary>
internal sealed record City(string Name, double Latitude, double Longitude, string TimeZone)
{
    public static IReadOnlyList<City> All { get; } =
    [
        new("Oslo", 59.913, 10.752, "Europe/Oslo"),
        new("Bergen", 60.393, 5.324, "Europe/Oslo"),
        new("Stockholm", 59.329, 18.069, "Europe/Stockholm"),
        new("Copenhagen", 55.676, 12.568, "Europe/Copenhagen"),
        new("Amsterdam", 52.368, 4.904, "Europe/Amsterdam"),
        new("Berlin", 52.520, 13.405, "Europe/Berlin"),
        new("Paris", 48.857, 2.352, "Europe/Paris"),
        new("London", 51.507, -0.128, "Europe/London"),
    ];

    public TimeZoneInfo Zone { get; } = TimeZones.Find(TimeZone);

    /// <summary>The local midnight before a time.</summary>
    public DateTimeOffset DayOf(DateTimeOffset moment) => Zone.BeginningOf(Zone.DateOf(moment));

    /// <summary>The local midnight after a time.</summary>
    public DateTimeOffset DayAfter(DateTimeOffset moment) => Zone.BeginningOf(Zone.DateOf(moment).AddDays(1));

    /// <summary>A random position in the city, in degrees.</summary>
    public (double Latitude, double Longitude) PositionIn(ref SeededRandom random) =>
        (Math.Round(Latitude + random.Between(-0.05, 0.05), 5), Math.Round(Longitude + random.Between(-0.08, 0.08), 5));
}
