namespace Enode.Tests.Week;

public sealed class WeekSpanTests
{
    private const int Day = 1440;

    [Theory]
    [InlineData("08:00", "10:30", 1, (1 * Day) + 480, 150)]
    [InlineData("22:00", "06:00", 0, 22 * 60, 480)]
    [InlineData("22:00", "24:00", 6, (6 * Day) + 1320, 120)]
    [InlineData("22:00", "00:00", 6, (6 * Day) + 1320, 120)]
    [InlineData("00:00", "24:00", 3, 3 * Day, Day)]
    [InlineData("24:00", "06:00", 0, Day, 360)]
    [InlineData("24:00", "06:00", 6, 0, 360)]
    [InlineData("08:00", "08:00", 2, (2 * Day) + 480, Day)]
    [InlineData(null, null, 2, 2 * Day, Day)]
    public void A_range_of_clock_times_ends_at_the_first_end_after_its_beginning(
        string? from, string? to, int day, int start, int length) =>
        Assert.Equal([new WeekSpan(start, length)], WeekSpan.Of(from, to, [day]));

    [Fact]
    public void It_begins_on_each_of_its_days_and_on_every_day_when_none_is_given()
    {
        Assert.Equal([480, (4 * Day) + 480], WeekSpan.Of("08:00", "09:00", [0, 4, 0]).Select(span => span.Start));
        Assert.Equal(7, WeekSpan.Of("08:00", "09:00", null).Count());
        Assert.Empty(WeekSpan.Of("08:00", "09:00", []));
    }

    [Theory]
    [InlineData(0, 60, 59, 60, true)]
    [InlineData(0, 60, 60, 60, false)]
    [InlineData(60, 60, 0, 60, false)]
    [InlineData(60, 60, 0, 61, true)]
    [InlineData(100, 1000, 200, 10, true)]
    [InlineData((7 * Day) - 60, 120, 59, 10, true)]
    [InlineData((7 * Day) - 60, 120, 60, 10, false)]
    [InlineData(0, 10, (7 * Day) - 10, 10, false)]
    [InlineData(0, 10, (7 * Day) - 10, 11, true)]
    public void Two_parts_overlap_when_they_have_a_minute_in_common_across_the_end_of_the_week_too(
        int start, int length, int otherStart, int otherLength, bool overlap)
    {
        var (one, other) = (new WeekSpan(start, length), new WeekSpan(otherStart, otherLength));

        Assert.Equal((overlap, overlap), (one.Overlaps(other), other.Overlaps(one)));
    }
}
