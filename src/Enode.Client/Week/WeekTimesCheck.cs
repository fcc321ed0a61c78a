using System.Globalization;

namespace Enode.Internal;

/// <summary>Finds clock times and days that the API rejects, or that never occur.</summary>
internal static class WeekTimesCheck
{
    private const string From = "From";
    private const string To = "To";

    /// <summary>What is wrong with a range of clock times. Null when nothing is.</summary>
    internal static MemberError? ErrorOf(string? from, string? to) =>
        ErrorOf(From, from, To) ?? ErrorOf(To, to, From) ?? (IsSameTime(from, to) ? Empty(from!, to!) : null);

    /// <summary>What is wrong with days. Null when nothing is. No list means every day.</summary>
    internal static MemberError? ErrorOf(IReadOnlyList<int?>? weekdays)
    {
        if (weekdays is [])
        {
            return Weekday("An empty list of days never applies. Omit it for every day.");
        }

        var wrong = (weekdays ?? []).Where(day => day is not { } number || !WeekdayNames.IsDay(number));
        var shown = wrong.Select(day => day?.ToString(CultureInfo.InvariantCulture) ?? "null").FirstOrDefault();
        return shown is null ? null : Weekday($"{shown} is not a day. Days are numbered from 0 for Monday to 6 for Sunday.");
    }

    private static MemberError Weekday(string text) => new("Weekday", text);

    private static MemberError? ErrorOf(string member, string? time, string other) => time switch
    {
        null => new(member, $"It is required together with {other}."),
        _ when ClockTime.Minutes(time) is null =>
            new(member, $"'{SafeText.Line(time)}' is not a clock time. Write it as HH:mm, from 00:00 to 24:00."),
        _ => null,
    };

    // 24:00 is the 00:00 of the next day.
    private static bool IsSameTime(string? from, string? to) =>
        ClockTime.Minutes(from) == ClockTime.Minutes(to) ||
        (ClockTime.Minutes(from) == ClockTime.MinutesPerDay && ClockTime.Minutes(to) == 0);

    private static MemberError Empty(string from, string to) =>
        new(To, $"The range from {from} to {to} is empty. For a whole day, use 00:00 and 24:00.");
}
