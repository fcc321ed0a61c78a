using System.Globalization;

namespace Enode.Internal;

/// <summary>Clock times as the API writes them: <c>HH:mm</c>, up to <c>24:00</c>.</summary>
internal static class ClockTime
{
    internal const int MinutesPerHour = 60;
    internal const int MinutesPerDay = 24 * MinutesPerHour;

    /// <summary>The minutes since midnight. Null for text that is not a clock time.</summary>
    internal static int? Minutes(string? text)
    {
        if (text is not [_, _, ':', _, _] || !IsNumber(text[..2], out var hour) || !IsNumber(text[3..], out var minute))
        {
            return null;
        }

        var minutes = (hour * MinutesPerHour) + minute;
        return minute < MinutesPerHour && minutes <= MinutesPerDay ? minutes : null;
    }

    private static bool IsNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
