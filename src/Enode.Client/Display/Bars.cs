using System.Globalization;

namespace Enode.Internal;

/// <summary>Small charts of numbers, in a line.</summary>
internal static class Bars
{
    private const char Full = '█';
    private const char Empty = '░';

    /// <summary>A share as a bar. What lies outside of 0 to 1 is drawn as the nearer end. Empty when it is not known.</summary>
    /// <param name="share">The share.</param>
    /// <param name="width">The number of cells.</param>
    internal static string Share(double? share, int width)
    {
        if (share is not { } known || !double.IsFinite(known))
        {
            return string.Empty;
        }

        var filled = (int)Math.Round(Math.Clamp(known, 0, 1) * width, MidpointRounding.AwayFromZero);
        return new string(Full, filled) + new string(Empty, width - filled);
    }

    /// <summary>A level in % as a bar with its number, as in <c>████░░  66 %</c>. Empty when the level is not known.</summary>
    internal static string Level(double? level, int width) => Share(level / 100, width) is { Length: > 0 } bar
        ? string.Create(CultureInfo.InvariantCulture, $"{bar} {level,3:0} %")
        : string.Empty;

    /// <summary>
    /// A range with its mean on a line from 0 to its greatest value, as in <c>  ├───●───┤</c>. Empty when one of the three is not known,
    /// or they are not in order.
    /// </summary>
    internal static string Range(double? min, double? mean, double? max, int width)
    {
        var values = new[] { min, mean, max }.OfType<double>().Where(double.IsFinite).ToArray();
        if (values.Length < 3 || min > mean || mean > max)
        {
            return string.Empty;
        }

        var start = Math.Min(0, values[0]);
        var span = Math.Max(0, values[2]) - start;
        var cells = new char[width];
        Array.Fill(cells, ' ');
        Array.Fill(cells, '─', Cell(0), Cell(2) - Cell(0) + 1);
        cells[Cell(0)] = '├';
        cells[Cell(2)] = '┤';
        cells[Cell(1)] = '●';
        return new string(cells).TrimEnd();

        int Cell(int value) =>
            span is 0 or double.PositiveInfinity
                ? 0
                : (int)Math.Round((values[value] - start) / span * (width - 1), MidpointRounding.AwayFromZero);
    }
}
