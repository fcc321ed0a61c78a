using System.Globalization;

namespace Enode.Internal;

/// <summary>The days of the week by name. The API numbers them from 0 for Monday to 6 for Sunday.</summary>
internal static class WeekdayNames
{
    internal const int DaysPerWeek = 7;

    private const int ShortLength = 3;

    /// <summary>The names, in the order of their numbers.</summary>
    internal static IReadOnlyList<string> All { get; } =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>
    /// The number of a day that is written as a number from 0 to 6, as a name, or as its first three letters, in any case. Null for other
    /// text.
    /// </summary>
    internal static int? Number(string text)
    {
        var name = text.Trim();
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return IsDay(number) ? number : null;
        }

        for (var day = 0; day < DaysPerWeek; day++)
        {
            if (name.Equals(All[day], StringComparison.OrdinalIgnoreCase) || name.Equals(Short(day), StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>
    /// The numbers of days in a list such as <c>0, 1</c>, <c>Monday Friday</c> or <c>Mon-Fri</c>. A range can cross the end of the week.
    /// </summary>
    /// <param name="text">The list.</param>
    /// <param name="wrong">The part that is not a day. Null when there is none.</param>
    internal static IReadOnlyList<int> Numbers(string text, out string? wrong)
    {
        var days = new List<int>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || Number(ends[0]) is not { } first || Number(ends[^1]) is not { } last)
            {
                wrong = part;
                return [];
            }

            for (var day = first; day != last; day = (day + 1) % DaysPerWeek)
            {
                days.Add(day);
            }

            days.Add(last);
        }

        wrong = null;
        return days;
    }

    /// <summary>True for the number of a day.</summary>
    internal static bool IsDay(int number) => number is >= 0 and < DaysPerWeek;

    /// <summary>The first three letters of a day's name. A number that is not a day's stays one.</summary>
    internal static string Short(int day) =>
        IsDay(day) ? All[day][..ShortLength] : day.ToString(CultureInfo.InvariantCulture);

    /// <summary>Days as short text, as in <c>Mon-Fri</c> or <c>Mon, Wed, Sat-Sun</c>. Null for no list, which is every day.</summary>
    internal static string? Short(IReadOnlyList<int?>? days)
    {
        if (days is null)
        {
            return null;
        }

        var sorted = days.OfType<int>().Distinct().Order().ToList();
        var parts = new List<string>();
        for (var i = 0; i < sorted.Count;)
        {
            var end = i;
            while (end + 1 < sorted.Count && sorted[end + 1] == sorted[end] + 1)
            {
                end++;
            }

            parts.Add(i == end ? Short(sorted[i]) : $"{Short(sorted[i])}-{Short(sorted[end])}");
            i = end + 1;
        }

        return string.Join(", ", parts);
    }
}
