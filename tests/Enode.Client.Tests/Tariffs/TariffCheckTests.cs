using System.Globalization;

namespace Enode.Tests.Tariffs;

public sealed class TariffCheckTests
{
    [Theory]
    [InlineData("FLEX", true)]
    [InlineData("flex_A-1", true)]
    [InlineData("123456789012345678901234567890123456", true)]
    [InlineData("1234567890123456789012345678901234567", false)]
    [InlineData("", false)]
    [InlineData("FLEX A", false)]
    [InlineData("FLEX/A", false)]
    [InlineData("FLEX.A", false)]
    [InlineData("Flèx", false)]
    [InlineData("FLEX\n", false)]
    public void A_tariff_id_is_of_word_characters_and_hyphens_and_36_at_most(string id, bool isId) =>
        Assert.Equal(isId, TariffCheck.IsId(id));

    [Theory]
    [InlineData("999999999.999999999", true)]
    [InlineData("-999999999.999999999", true)]
    [InlineData("1000000000", false)]
    [InlineData("-1000000000", false)]
    [InlineData("0.000000001", true)]
    [InlineData("0.0000000001", false)]
    public void A_cost_has_nine_digits_on_each_side_at_most(string cost, bool isAccepted)
    {
        using var german = new InCulture("de-DE");

        var error = TariffCheck.ErrorOf(new TariffRate { Name = "A", Cost = decimal.Parse(cost, CultureInfo.InvariantCulture) });

        Assert.Equal(isAccepted, error is null);
        Assert.True(
            isAccepted || error == new MemberError(
                "Cost", $"{cost} has too many digits. The API accepts 9 before the decimal point and 9 after it."),
            error?.Text);
    }

    [Fact]
    public void A_rate_has_a_name_and_a_cost()
    {
        Assert.Equal("Name", TariffCheck.ErrorOf(new TariffRate { Name = " ", Cost = 1 })?.Member);
        Assert.Equal("Cost", TariffCheck.ErrorOf(new TariffRate { Name = "A" })?.Member);
    }

    [Fact]
    public void A_name_stands_once_in_a_tariff()
    {
        Assert.Null(TariffCheck.ErrorOf([Rate("A"), Rate("a"), Rate("B")]));
        Assert.Equal("The name 'B' is used for several prices.", TariffCheck.ErrorOf([Rate("A"), Rate("B"), Rate("B")])?.Text);
    }

    [Fact]
    public void An_interval_has_a_name_clock_times_and_days()
    {
        Assert.Null(TariffCheck.ErrorOf(Interval("A", "22:00", "06:00", [0])));
        Assert.Equal("Name", TariffCheck.ErrorOf(Interval("", "22:00", "06:00"))?.Member);
        Assert.Equal("From", TariffCheck.ErrorOf(Interval("A", null, "06:00"))?.Member);
        Assert.Equal("To", TariffCheck.ErrorOf(Interval("A", "22:00", "22:00"))?.Member);
        Assert.Equal("Weekday", TariffCheck.ErrorOf(Interval("A", "22:00", "06:00", []))?.Member);
    }

    [Theory]
    [InlineData("06:00", "22:00", null, "22:00", "06:00", null, false)]
    [InlineData("06:00", "22:01", null, "22:00", "06:00", null, true)]
    [InlineData("06:00", "22:00", null, "22:00", "06:01", null, true)]
    [InlineData("06:00", "12:00", new[] { 0 }, "06:00", "12:00", new[] { 1 }, false)]
    [InlineData("06:00", "12:00", new[] { 0, 3 }, "11:00", "13:00", new[] { 1, 3 }, true)]
    [InlineData("22:00", "06:00", new[] { 6 }, "05:00", "07:00", new[] { 0 }, true)]
    [InlineData("22:00", "06:00", new[] { 6 }, "06:00", "07:00", new[] { 0 }, false)]
    [InlineData("22:00", "06:00", new[] { 0 }, "05:00", "07:00", new[] { 0 }, false)]
    [InlineData("00:00", "24:00", new[] { 0 }, "00:00", "24:00", new[] { 1 }, false)]
    [InlineData("00:00", "24:00", null, "12:00", "13:00", new[] { 4 }, true)]
    [InlineData("24:00", "01:00", new[] { 0 }, "00:30", "02:00", new[] { 1 }, true)]
    public void Intervals_that_overlap_are_named_across_midnight_and_the_end_of_the_week_too(
        string from, string to, int[]? days, string otherFrom, string otherTo, int[]? otherDays, bool overlap)
    {
        var (one, other) = (Interval("A", from, to, days), Interval("B", otherFrom, otherTo, otherDays));

        Assert.Equal(overlap ? $"The intervals '{one}' and '{other}' overlap." : null, TariffCheck.ErrorOf([one, other])?.Text);
        Assert.Equal(overlap ? $"The intervals '{other}' and '{one}' overlap." : null, TariffCheck.ErrorOf([other, one])?.Text);
    }

    [Fact]
    public void Each_interval_is_compared_with_each_other()
    {
        TariffInterval[] intervals =
        [
            Interval("A", "00:00", "06:00"), Interval("B", "06:00", "12:00"), Interval("C", "12:00", "18:00"),
            Interval("D", "17:00", "18:00"),
        ];

        Assert.Equal("The intervals 'C 12:00-18:00' and 'D 17:00-18:00' overlap.", TariffCheck.ErrorOf(intervals)?.Text);
        Assert.Null(TariffCheck.ErrorOf(intervals[..3]));
    }

    private static TariffRate Rate(string name) => new() { Name = name, Cost = 1 };

    private static TariffInterval Interval(string name, string? from, string? to, int[]? days = null) =>
        new() { Name = name, From = from, To = to, Weekdays = days is null ? null : [.. days] };
}
