using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes times, and texts in ISO 8601. A time without a time zone is in UTC, as in the API: PowerShell would use the zone of the machine,
/// and read a text by its own rules.
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
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
            var other => throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(other?.ToString() ?? string.Empty)}' is not a time. Write it in ISO 8601, as in 2026-01-31 or "
                    + "2026-01-31T06:30:00+01:00."),
        };
    }
}
