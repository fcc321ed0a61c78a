using Xunit;

namespace Enode.Simulation;

/// <summary>When the rules of schedules apply.</summary>
public sealed class ScheduleProgramTests
{
    private static readonly TimeZoneInfo Oslo = TimeZones.Find("Europe/Oslo");

    // A Sunday.
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_period_begins_at_its_first_minute_and_ends_before_its_last_one()
    {
        var program = Program(Rule(9 * 60, 10 * 60));
        Assert.Equal(
            [false, true, true, false],
            new[] { 8 * 60 + 59, 9 * 60, 9 * 60 + 59, 10 * 60 }.Select(minutes => IsOn(program, Noon.Date.AddMinutes(minutes))));
        Assert.Equal(["03-02 09:00 True", "03-02 10:00 False", "03-03 09:00 True"], Next(program, Noon, 3));
    }

    [Theory]
    [InlineData(22 * 60, 6 * 60, "03-01 22:00 True", "03-02 06:00 False")]
    [InlineData(13 * 60, 24 * 60, "03-01 13:00 True", "03-02 00:00 False")]
    [InlineData(24 * 60, 60, "03-02 00:00 True", "03-02 01:00 False")]
    [InlineData(0, 24 * 60)]
    [InlineData(8 * 60, 8 * 60)]
    public void A_period_can_cross_midnight(int from, int to, params string[] transitions) =>
        Assert.Equal(transitions, Next(Program(Rule(from, to)), Noon, 2));

    [Fact]
    public void A_period_belongs_to_the_weekday_on_which_it_begins()
    {
        // Monday at 22:00 until Tuesday at 6:00.
        var program = Program(Rule(22 * 60, 6 * 60) with { Weekdays = [0] });
        Assert.Equal(["03-02 22:00 True", "03-03 06:00 False", "03-09 22:00 True"], Next(program, Noon, 3));
        Assert.Equal(["03-07 00:00 True", "03-09 00:00 False"], Next(Program(Rule() with { Weekdays = [5, 6] }), Noon.AddDays(1), 2));
    }

    [Fact]
    public void Timestamps_limit_a_rule()
    {
        var years = Noon.AddYears(7);
        var program = Program(Rule(9 * 60, 10 * 60) with { FromTimestamp = years, ToTimestamp = years.AddDays(1).AddHours(-2.5) });
        Assert.Equal(["03-02 09:00 True", "03-02 09:30 False"], Next(program, Noon, 5));
        Assert.Equal(["03-01 12:00 True"], Next(Program(Rule() with { FromTimestamp = years }), Noon, 5));
        Assert.Equal(["03-01 12:00 False"], Next(Program(Rule() with { ToTimestamp = years }), Noon, 5));
        Assert.Empty(Next(Program(Rule() with { FromTimestamp = DateTimeOffset.MaxValue.AddDays(-1) }), Noon, 5));
    }

    [Fact]
    public void The_last_rule_that_applies_overrides_the_others()
    {
        var off = Rule(3 * 60, 4 * 60) with { Target = ChargeCommand.Stop };
        var program = Program(Rule(1 * 60, 6 * 60), off);
        Assert.Equal(["03-02 01:00 True", "03-02 03:00 False", "03-02 04:00 True", "03-02 06:00 False"], Next(program, Noon, 4));
        Assert.Equal(["03-02 01:00 True", "03-02 06:00 False"], Next(Program(off, Rule(1 * 60, 6 * 60)), Noon, 2));
    }

    [Fact]
    public void A_rule_without_an_effect_has_no_transitions() =>
        Assert.Empty(Next(Program(Rule(60, 120) with { Target = ChargeCommand.Stop }), Noon, 1));

    [Fact]
    public void Clock_times_are_those_of_the_zone_also_when_clocks_are_changed()
    {
        // Clocks go from 2:00 to 3:00 on March 29th, and from 3:00 back to 2:00 on October 25th.
        var nights = Program(Rule(22 * 60, 6 * 60));
        Assert.Equal(["03-28 21:00 True", "03-29 04:00 False", "03-29 20:00 True"], Next(nights, Day(3, 28), 3, Oslo));
        Assert.Equal(["10-24 20:00 True", "10-25 05:00 False", "10-25 21:00 True"], Next(nights, Day(10, 24), 3, Oslo));

        // A time that clocks leave out is the next one that they show. Of a time that they show twice it is the first.
        var early = Program(Rule(150, 210));
        Assert.Equal(["03-29 01:00 True", "03-29 01:30 False"], Next(early, Day(3, 28), 2, Oslo));
        Assert.Equal(["10-25 00:30 True", "10-25 02:30 False"], Next(early, Day(10, 24), 2, Oslo));
        Assert.Equal(["03-30 00:00 True"], Next(Program(Rule(120, 180)), Day(3, 28), 1, Oslo));
    }

    private static ScheduleProgram Program(params ScheduleRule[] rules) => new(ChargeCommand.Stop, rules);

    private static ScheduleRule Rule() => new() { Target = ChargeCommand.Start };

    private static ScheduleRule Rule(int from, int to) => Rule() with { HourMinute = (from, to) };

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    private static bool IsOn(ScheduleProgram program, DateTime utc) =>
        program.TargetAt(new DateTimeOffset(utc, TimeSpan.Zero), TimeZoneInfo.Utc) == ChargeCommand.Start;

    private static IEnumerable<string> Next(ScheduleProgram program, DateTimeOffset after, int count, TimeZoneInfo? zone = null) =>
        program.Transitions(after, zone ?? TimeZoneInfo.Utc).Take(count).Select(transition =>
            FormattableString.Invariant($"{transition.At.UtcDateTime:MM-dd HH:mm} {transition.Target == ChargeCommand.Start}"));
}
