using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes times, texts in ISO 8601, and the words of <see cref="DayWords"/>. A time without a time zone is in UTC, as in the API: PowerShell
/// would use the zone of the machine, and read a text by its own rules.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InvariantTimeAttribute : RefuseNullAttribute
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) switch
        {
            DateTimeOffset time => time,
            DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
            DateTime time => new DateTimeOffset(time.ToUniversalTime()),
            string text when DateTimeOffset.TryParseExact(
                DayWords.Dated(text, TimeProvider.System.GetUtcNow()), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
            string text when OfCopy(text) is { } time => time,
            PSCustomObject when PSObject.AsPSObject(inputData).Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value is DateTime time =>
                new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            var other => throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(other?.ToString() ?? string.Empty)}' is not a time. Write it in ISO 8601, as in 2026-01-31 or "
                    + "2026-01-31T06:30:00+01:00, or as a day, as in yesterday or 'yesterday 18:00'."),
        };
    }

    /// <summary>
    /// The time of a copy that has only its text: of a job in no culture, and of a CSV file in the one of this machine. Null for other
    /// text, and when the two cultures read different times, as in 01/02/2026 00:00:00 +00:00.
    /// </summary>
    private static DateTimeOffset? OfCopy(string text)
    {
        var times = new[] { CultureInfo.InvariantCulture, CultureInfo.CurrentCulture }.Select(culture => Written(text, culture))
            .OfType<DateTimeOffset>().Distinct().ToList();
        return times is [var only] ? only : null;
    }

    // Only what .NET itself writes, with all digits of the year: everything else was typed, or means several times.
    private static DateTimeOffset? Written(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, out var time) && time.ToString(culture) == text &&
        text.Contains(time.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? time
            : null;
}
