using System.Globalization;

namespace Enode.Internal;

/// <summary>Finds tariffs that the API rejects.</summary>
internal static class TariffCheck
{
    private const int LongestId = 36;
    private const int MostFractionDigits = 9;
    private const decimal FirstTooLarge = 1_000_000_000m;

    /// <summary>True for a key that the API accepts.</summary>
    internal static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>What is wrong with a price. Null when nothing is.</summary>
    internal static MemberError? ErrorOf(TariffRate rate) =>
        ErrorOfName(rate.Name) ?? (rate.Cost is { } cost ? ErrorOf(cost) : new MemberError("Cost", "It is required."));

    /// <summary>What is wrong with the prices of a tariff together. Null when nothing is.</summary>
    internal static MemberError? ErrorOf(IReadOnlyList<TariffRate> rates) =>
        rates.GroupBy(rate => rate.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { Key: var name }
            ? new("Rate", $"The name '{SafeText.Line(name!)}' is used for several prices.")
            : null;

    /// <summary>What is wrong with an interval. Null when nothing is.</summary>
    internal static MemberError? ErrorOf(TariffInterval interval) =>
        ErrorOfName(interval.Name) ?? WeekTimesCheck.ErrorOf(interval.From, interval.To) ?? WeekTimesCheck.ErrorOf(interval.Weekdays);

    /// <summary>
    /// What is wrong with the intervals of a location together. Null when nothing is. Each is without errors of its own.
    /// </summary>
    internal static MemberError? ErrorOf(IReadOnlyList<TariffInterval> intervals)
    {
        var spans = intervals.Select(interval => WeekSpan.Of(interval.From, interval.To, interval.Weekdays).ToList()).ToList();
        for (var i = 0; i < intervals.Count; i++)
        {
            for (var j = i + 1; j < intervals.Count; j++)
            {
                if (spans[i].Exists(one => spans[j].Exists(one.Overlaps)))
                {
                    return new("TariffInterval", SafeText.Line($"The intervals '{intervals[i]}' and '{intervals[j]}' overlap."));
                }
            }
        }

        return null;
    }

    private static MemberError? ErrorOfName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new MemberError("Name", "It is required.") : null;

    private static MemberError? ErrorOf(decimal cost) =>
        Math.Abs(cost) < FirstTooLarge && cost.Scale <= MostFractionDigits ? null : new MemberError(
            "Cost",
            string.Create(
                CultureInfo.InvariantCulture, $"{cost} has too many digits. The API accepts 9 before the decimal point and 9 after it."));
}
