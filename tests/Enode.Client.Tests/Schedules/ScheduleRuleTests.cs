namespace Enode.Tests.Schedules;

public sealed class ScheduleRuleTests
{
    [Fact]
    public void A_rule_reads_well_whatever_it_has()
    {
        var start = new DateTimeOffset(2026, 1, 12, 1, 0, 0, TimeSpan.FromHours(1));
        using var german = new InCulture("de-DE");

        AssertReads("always: charge", new() { ShouldCharge = true });
        AssertReads("Sat-Sun: no charge", new() { Weekdays = [5, 6], ShouldCharge = false });
        AssertReads(
            "22:00-06:00: HEAT 20.5 °C",
            new() { HourMinute = new() { From = "22:00", To = "06:00" }, TargetState = TargetStateText.Parse("HEAT 20.5") });
        AssertReads(
            "from 2026-01-12T00:00:00Z: SCHEDULED", new() { FromTimestamp = start, TargetState = TargetStateText.Parse("SCHEDULED") });
        AssertReads("until 2026-01-12T00:00:00Z: ", new() { ToTimestamp = start });
    }

    private static void AssertReads(string text, ScheduleRule rule) => Assert.Equal(text, rule.ToString());
}
