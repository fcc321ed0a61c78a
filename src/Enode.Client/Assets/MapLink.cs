using System.Globalization;

namespace Enode.Internal;

/// <summary>Links to a public map.</summary>
internal static class MapLink
{
    private const double MostLatitude = 90;
    private const double MostLongitude = 180;

    /// <summary>
    /// A page of openstreetmap.org with a marker at a position. Null when the position is not known, or is not on the Earth.
    /// </summary>
    internal static Uri? Of(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east && Math.Abs(north) <= MostLatitude && Math.Abs(east) <= MostLongitude
            ? new Uri(string.Create(
                CultureInfo.InvariantCulture,
                $"https://www.openstreetmap.org/?mlat={north:0.######}&mlon={east:0.######}#map=17/{north:0.######}/{east:0.######}"))
            : null;
}
