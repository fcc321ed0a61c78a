namespace Enode.Tests.Schedules;

public sealed class ScheduleRuleCheckTests
{
    [Theory]
    [InlineData("22:00", "06:00")]
    [InlineData("00:00", "24:00")]
    [InlineData("00:00", "00:01")]
    [InlineData("23:59", "00:00")]
    public void A_range_can_cross_midnight_and_be_a_whole_day(string from, string to) => Assert.Null(ErrorOf(from, to));

    [Theory]
    [InlineData("25:00", "06:00", "From", "'25:00' is not a clock time. Write it as HH:mm, from 00:00 to 24:00.")]
    [InlineData("22:00", "6:00", "To", "'6:00' is not a clock time. Write it as HH:mm, from 00:00 to 24:00.")]
    [InlineData(null, "06:00", "From", "It is required together with To.")]
    [InlineData("22:00", null, "To", "It is required together with From.")]
    [InlineData("08:00", "08:00", "To", "The range from 08:00 to 08:00 is empty. For a whole day, use 00:00 and 24:00.")]
    [InlineData("24:00", "00:00", "To", "The range from 24:00 to 00:00 is empty. For a whole day, use 00:00 and 24:00.")]
    [InlineData("24:00", "24:00", "To", "The range from 24:00 to 24:00 is empty. For a whole day, use 00:00 and 24:00.")]
    public void A_range_that_is_none_is_named(string? from, string? to, string member, string text) =>
        Assert.Equal(new MemberError(member, text), ErrorOf(from, to));

    [Theory]
    [InlineData(new int[0], "An empty list of days never applies. Omit it for every day.")]
    [InlineData(new[] { 0, 7 }, "7 is not a day. Days are numbered from 0 for Monday to 6 for Sunday.")]
    [InlineData(new[] { -1 }, "-1 is not a day. Days are numbered from 0 for Monday to 6 for Sunday.")]
    public void Days_that_are_none_are_named(int[] weekdays, string text) =>
        Assert.Equal(new MemberError("Weekday", text), ScheduleRuleCheck.ErrorOf(Rule(weekdays: weekdays)));

    [Fact]
    public void A_day_that_is_null_is_named() =>
        Assert.StartsWith("null is not a day.", ScheduleRuleCheck.ErrorOf(new() { Weekdays = [0, null] })?.Text, StringComparison.Ordinal);

    [Fact]
    public void All_days_are_accepted() => Assert.Null(ScheduleRuleCheck.ErrorOf(Rule(weekdays: [0, 1, 2, 3, 4, 5, 6])));

    [Theory]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-12T00:00:00Z")]
    [InlineData("2026-01-12T00:00:01Z", "2026-01-12T00:00:00Z")]
    [InlineData("2026-01-12T01:00:00+02:00", "2026-01-11T23:00:00Z")]
    public void A_rule_ends_after_it_begins(string start, string end)
    {
        var error = ScheduleRuleCheck.ErrorOf(Rule(start: start, end: end));

        Assert.Equal("ToTimestamp", error?.Member);
        Assert.EndsWith("Z, and does not begin before that.", error?.Text, StringComparison.Ordinal);
    }

    // 2026-01-12 is a Monday. A rule's day can begin 14 hours before the day in UTC, and end 14 hours after it.
    [Theory]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z", 0, true)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z", 1, true)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z", 6, true)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z", 2, false)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T10:00:00Z", 2, false)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-13T10:00:01Z", 2, true)]
    [InlineData("2026-01-13T14:00:00Z", "2026-01-14T00:00:00Z", 0, false)]
    [InlineData("2026-01-13T13:59:00Z", "2026-01-14T00:00:00Z", 0, true)]
    [InlineData("2026-01-12T00:00:00Z", "2026-01-17T20:00:00Z", 5, true)]
    [InlineData("2026-01-12T00:00:00Z", "2027-01-12T00:00:00Z", 2, true)]
    public void A_rule_whose_day_does_not_occur_in_its_period_never_applies(string start, string end, int day, bool applies)
    {
        var error = ScheduleRuleCheck.ErrorOf(Rule(weekdays: [day], start: start, end: end));

        Assert.Equal(applies, error is null);
        Assert.True(applies || error!.Text.StartsWith("The rule never applies", StringComparison.Ordinal), error?.Text);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", true)]
    [InlineData("0001-01-01T00:00:00Z", "2026-01-01T00:00:00Z", true)]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T01:00:00Z", true)]
    [InlineData("0001-01-02T14:00:00Z", "0001-01-02T15:00:00Z", false)]
    [InlineData("9999-12-31T23:00:00Z", "9999-12-31T23:59:59.9999999Z", false)]
    public void A_period_can_be_at_the_end_of_all_times(string start, string end, bool applies) =>
        Assert.Equal(applies, ScheduleRuleCheck.ErrorOf(Rule(weekdays: [0], start: start, end: end)) is null);

    [Fact]
    public void A_rule_with_one_end_only_is_accepted()
    {
        Assert.Null(ScheduleRuleCheck.ErrorOf(Rule(start: "2026-01-12T00:00:00Z")));
        Assert.Null(ScheduleRuleCheck.ErrorOf(Rule(end: "2026-01-12T00:00:00Z")));
    }

    [Fact]
    public void A_rule_has_one_result()
    {
        var off = new TemperatureTargetState { HoldType = HoldTypes.Permanent, Mode = HvacModes.Off };

        Assert.Equal("ShouldCharge", ScheduleRuleCheck.ErrorOf(new ScheduleRule())?.Member);
        Assert.Equal("TargetState", ScheduleRuleCheck.ErrorOf(new ScheduleRule { ShouldCharge = true, TargetState = off })?.Member);
        Assert.Equal("TargetState", ScheduleRuleCheck.ErrorOf(new ScheduleRule { TargetState = new() { Mode = "OFF" } })?.Member);
        Assert.Null(ScheduleRuleCheck.ErrorOf(new ScheduleRule { TargetState = off }));
        Assert.Null(ScheduleRuleCheck.ErrorOf(new ScheduleRule { ShouldCharge = false }));
    }

    private static MemberError? ErrorOf(string? from, string? to) =>
        ScheduleRuleCheck.ErrorOf(new ScheduleRule { HourMinute = new() { From = from, To = to }, ShouldCharge = true });

    private static ScheduleRule Rule(int[]? weekdays = null, string? start = null, string? end = null) => new()
    {
        Weekdays = weekdays is null ? null : [.. weekdays],
        FromTimestamp = Time(start),
        ToTimestamp = Time(end),
        ShouldCharge = true,
    };

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text);
}
