namespace Enode.Simulation;

/// <summary>Where the sun stands, as far as panels care.</summary>
internal static class Sun
{
    private const double Degree = Math.PI / 180;
    private const double Tilt = 23.44;

    /// <summary>The sine of the sun's height above the horizon. Below 0 at night.</summary>
    public static double Height(double latitude, double longitude, DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var declination = -Tilt * Degree * Math.Cos(2 * Math.PI * (utc.DayOfYear + 10) / 365.25);
        var noonAngle = (utc.TimeOfDay.TotalHours - 12 + (longitude / 15)) * 15 * Degree;
        return (Math.Sin(latitude * Degree) * Math.Sin(declination)) + (Math.Cos(latitude * Degree) * Math.Cos(declination) * Math.Cos(noonAngle));
    }
}
