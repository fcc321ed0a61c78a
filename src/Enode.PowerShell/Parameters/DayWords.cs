using System.Globalization;

namespace Enode.Parameters;

/// <summary>Words for days around now. The days are those of UTC, as in the API.</summary>
internal static class DayWords
{
    /// <summary>The words, and how many days after today each is.</summary>
    internal static IReadOnlyList<(string Word, int Days)> All { get; } = [("yesterday", -1), ("today", 0), ("tomorrow", 1)];

    /// <summary>A text that begins with a word, as in <c>yesterday 18:00</c>, with the date in place of the word. Other text as it is.</summary>
    internal static string Dated(string text, DateTimeOffset now)
    {
        var words = text.Split(' ', 2);
        foreach (var (word, days) in All)
        {
            if (word.Equals(words[0], StringComparison.OrdinalIgnoreCase))
            {
                words[0] = now.UtcDateTime.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        return string.Join(' ', words);
    }
}
