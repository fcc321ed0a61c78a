namespace Enode.Tests.Display;

/// <summary>Times and durations as short text.</summary>
public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("00:00:00", "0 s", "0 s")]
    [InlineData("00:00:59.9", "59 s", "59 s")]
    [InlineData("00:01:00", "1 min", "1 min 0 s")]
    [InlineData("00:59:59", "59 min", "59 min 59 s")]
    [InlineData("01:00:00", "1 h", "1 h 0 min")]
    [InlineData("23:59:59", "23 h", "23 h 59 min")]
    [InlineData("1.00:00:00", "1 d", "1 d 0 h")]
    [InlineData("400.13:00:00", "400 d", "400 d 13 h")]
    [InlineData("9999.23:00:00", "9999 d", "9999 d 23 h")]
    [InlineData("2912345.01:00:00", "7973 y", "2912345 d 1 h")]
    public void A_duration_has_its_largest_units(string duration, string expected, string expectedInList)
    {
        using var _ = new InCulture("ar-SA");
        var known = TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((expected, expectedInList), (RelativeTime.Short(known), RelativeTime.Long(known)));
    }

    [Fact]
    public void A_time_is_before_or_after_now()
    {
        Assert.Equal("5 min ago", RelativeTime.Of(Noon.AddMinutes(-5), Noon));
        Assert.Equal("in 2 h", RelativeTime.Of(Noon.AddHours(2).ToUniversalTime(), Noon));
        Assert.Equal("0 s ago", RelativeTime.Of(Noon, Noon));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_full_time_has_its_own_offset_in_every_culture(string culture)
    {
        using var _ = new InCulture(culture);

        Assert.Equal("2026-06-01 12:00:00 +02:00", RelativeTime.Full(Noon));
    }
}
