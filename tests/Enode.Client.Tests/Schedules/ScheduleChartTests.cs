namespace Enode.Tests.Schedules;

public sealed class ScheduleChartTests
{
    private const string Hours = "    0     3     6     9     12    15    18    21";

    [Fact]
    public void A_night_schedule_crosses_midnight_and_the_end_of_the_week()
    {
        var schedule = new ChargeSchedule
        {
            DefaultShouldCharge = false,
            Rules = [Rule("22:00", "06:00", [0, 6]), Rule("12:00", "13:30", [2])],
        };

        AssertDrawn(
            schedule,
            "Mon ████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████",
            "Tue ████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
            "Wed ░░░░░░░░░░░░░░░░░░░░░░░░███░░░░░░░░░░░░░░░░░░░░░",
            "Thu ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
            "Fri ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
            "Sat ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
            "Sun ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████",
            "    █ charge",
            "    ░ no charge");
    }

    [Fact]
    public void The_default_fills_the_week_and_a_rule_can_be_a_whole_day()
    {
        var lines = Drawn(new ChargeSchedule { DefaultShouldCharge = true, Rules = [Rule(null, null, [6], shouldCharge: false)] });

        Assert.All(lines[1..7], line => Assert.Equal(new string('█', 48), line[4..]));
        Assert.Equal($"Sun {new string('░', 48)}", lines[7]);
    }

    [Fact]
    public void A_half_hour_in_which_it_changes_and_rules_that_contradict_are_marked()
    {
        var schedule = new ChargeSchedule
        {
            DefaultShouldCharge = false,
            Rules =
            [
                Rule("00:15", "02:00", null), Rule("01:00", "03:00", null, shouldCharge: false), Rule("01:30", "02:00", null),
                Rule("05:00", "06:00", null), Rule("05:30", "06:30", null),
            ],
        };

        var lines = Drawn(schedule);

        Assert.Equal("Mon ▒█??░░░░░░███░░░", lines[1][..20]);
        Assert.Equal(["    █ charge", "    ░ no charge", "    ▒ changes within the half-hour", "    ? several apply"], lines[8..]);
    }

    [Fact]
    public void A_temperature_schedule_has_a_character_for_each_target_state()
    {
        var schedule = new TemperatureSchedule
        {
            DefaultTargetState = TargetStateText.Parse("HEAT 17"),
            Rules =
            [
                Rule("06:00", "08:00", [0, 1, 2, 3, 4], state: "HEAT 21"), Rule("08:00", "10:00", [0], state: "SCHEDULED"),
                Rule("17:00", "22:00", null, state: "HEAT 21"), Rule("22:00", "23:00", null, state: "HEAT 17"),
            ],
        };

        var lines = Drawn(schedule);

        Assert.Equal("Mon ░░░░░░░░░░░░████▓▓▓▓░░░░░░░░░░░░░░██████████░░░░", lines[1]);
        Assert.Equal("Sun ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░", lines[7]);
        Assert.Equal(["    ░ HEAT 17 °C", "    █ HEAT 21 °C", "    ▓ SCHEDULED"], lines[8..]);
    }

    [Fact]
    public void There_is_a_character_for_any_number_of_target_states()
    {
        var rules = Enumerable.Range(0, 48).Select(i => Rule(
            $"{i / 2:00}:{i % 2 * 30:00}", $"{(i + 1) / 2:00}:{(i + 1) % 2 * 30:00}", null, state: $"HEAT {i}"));

        var lines = Drawn(new TemperatureSchedule { DefaultTargetState = TargetStateText.Parse("OFF"), Rules = [.. rules] });

        Assert.Equal("Mon █▓▄▀▌▐ABCDEFGHIJKLMNOPQRSTUVWXYZ****************", lines[1]);
        Assert.Equal(["    Z HEAT 31 °C", "    * others"], lines[^2..]);
    }

    [Fact]
    public void A_rule_for_a_period_and_one_that_cannot_be_drawn_follow_as_text()
    {
        var rule = Rule("08:00", "09:00", null);
        rule.ToTimestamp = new DateTimeOffset(2026, 1, 12, 0, 0, 0, TimeSpan.Zero);
        var started = Rule(null, null, null);
        started.FromTimestamp = new DateTimeOffset(2026, 1, 12, 0, 0, 0, TimeSpan.Zero);

        var lines = Drawn(new ChargeSchedule
        {
            DefaultShouldCharge = false,
            Rules = [rule, started, Rule("8", "9", null), Rule("08:00", "09:00", [9])],
        });

        Assert.All(lines[1..8], line => Assert.Equal(new string('░', 48), line[4..]));
        Assert.Equal(
            [
                "    ░ no charge", "    + 08:00-09:00 until 2026-01-12T00:00:00Z: charge", "    + from 2026-01-12T00:00:00Z: charge",
                "    + 8-9: charge", "    + 08:00-09:00 9: charge",
            ],
            lines[8..]);
    }

    [Fact]
    public void A_schedule_without_rules_is_its_default()
    {
        var lines = Drawn(new UnknownSchedule());

        Assert.Equal(Hours, lines[0]);
        Assert.Equal($"Mon {new string('·', 48)}", lines[1]);
        Assert.Equal(["    · default not known"], lines[8..]);
    }

    [Fact]
    public void A_default_and_a_result_that_are_not_known_have_characters_of_their_own()
    {
        var unknown = Rule("12:00", "13:00", null);
        unknown.ShouldCharge = null;

        var lines = Drawn(new ChargeSchedule { Rules = [Rule("00:00", "01:00", null), unknown] });

        Assert.Equal("Mon ██······················▓▓······················", lines[1]);
        Assert.Equal(["    █ charge", "    · default not known", "    ▓ not known"], lines[8..]);
    }

    [Fact]
    public void Text_from_outside_stays_on_its_line()
    {
        var state = new TemperatureTargetState { HoldType = HoldTypes.Permanent, Mode = "X\nMon" };
        var drawn = new ScheduleRule { TargetState = state };
        var listed = new ScheduleRule { TargetState = state, Weekdays = [9] };

        var lines = Drawn(new TemperatureSchedule { DefaultTargetState = TargetStateText.Parse("OFF"), Rules = [drawn, listed] });

        Assert.Equal(10, lines.Length);
        Assert.Equal("    █ X\\u000aMon", lines[8]);
        Assert.StartsWith("    + 9: X\\u000aMon", lines[9], StringComparison.Ordinal);
    }

    private static void AssertDrawn(Schedule schedule, params string[] lines) => Assert.Equal([Hours, .. lines], Drawn(schedule));

    private static string[] Drawn(Schedule schedule) => ScheduleChart.Of(
        schedule.ScheduleType, schedule.Default, [.. (schedule.Rules ?? []).Select(ScheduleChart.Rule.Of)]).Split('\n');

    private static ScheduleRule Rule(string? from, string? to, int[]? weekdays, bool shouldCharge = true, string? state = null) => new()
    {
        HourMinute = from is null ? null : new() { From = from, To = to },
        Weekdays = weekdays is null ? null : [.. weekdays],
        ShouldCharge = state is null ? shouldCharge : null,
        TargetState = state is null ? null : TargetStateText.Parse(state),
    };
}
