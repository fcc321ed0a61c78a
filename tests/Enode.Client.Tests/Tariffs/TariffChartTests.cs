namespace Enode.Tests.Tariffs;

public sealed class TariffChartTests
{
    [Fact]
    public void Prices_are_bars_and_equal_days_are_one_line()
    {
        var tariff = Tariff([
            .. Enumerable.Range(0, 5).Select(day => Interval(day, "00:00", "06:00", "NIGHT", 5)),
            .. Enumerable.Range(0, 5).Select(day => Interval(day, "06:00", "24:00", "DAY", 20)),
            Interval(5, "00:00", "24:00", "NIGHT", 5),
            Interval(6, "00:00", "22:30", "WEEKEND", 8.5m)]);

        Assert.Equal(
            [
                "        0     3     6     9     12    15    18    21",
                "Mon-Fri ▁▁▁▁▁▁▁▁▁▁▁▁████████████████████████████████████",
                "Sat     ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁",
                "Sun     ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃···",
                "        █ DAY 20",
                "        ▃ WEEKEND 8.5",
                "        ▁ NIGHT 5",
                "        · market price",
            ],
            Drawn(tariff));
    }

    [Fact]
    public void Prices_that_are_close_have_bars_of_their_own()
    {
        var lines = Drawn(Tariff(
            Interval(null, "00:00", "06:00", "A", 10),
            Interval(null, "06:00", "12:00", "B", 10.1m),
            Interval(null, "12:00", "18:00", "C", 19.9m),
            Interval(null, "18:00", "24:00", "D", 20)));

        Assert.Equal($"Mon-Sun {new string('▁', 12)}{new string('▂', 12)}{new string('▇', 12)}{new string('█', 12)}", lines[1]);
        Assert.Equal(["        █ D 20", "        ▇ C 19.9", "        ▂ B 10.1", "        ▁ A 10"], lines[2..]);
    }

    [Fact]
    public void More_prices_than_there_are_bars_share_them()
    {
        var hours = Enumerable.Range(0, 24).Select(hour => Interval(null, $"{hour:00}:00", $"{hour + 1:00}:00", $"R{hour}", hour));

        var lines = Drawn(Tariff([.. hours]));

        Assert.Equal(48, lines[1][8..].Length);
        Assert.StartsWith("▁", lines[1][8..], StringComparison.Ordinal);
        Assert.EndsWith("█", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_price_and_prices_that_are_not_known_have_characters_too()
    {
        Assert.Equal("Mon-Sun " + new string('▅', 48), Drawn(Tariff(Interval(null, "00:00", "24:00", "FLAT", -2)))[1]);

        var lines = Drawn(Tariff(Interval(null, "00:00", "12:00", "X", null), Interval(null, "12:00", "24:00", "Y", null)));

        Assert.Equal($"Mon-Sun {new string('A', 24)}{new string('B', 24)}", lines[1]);
        Assert.Equal(["        A X: no price", "        B Y: no price"], lines[2..]);
    }

    [Fact]
    public void What_cannot_be_drawn_is_left_out()
    {
        var lines = Drawn(
            Tariff(Interval(9, "00:00", "24:00", "A", 1), Interval(0, "8", "9", "A", 1), Interval(0, null, null, "A", 1), null!));

        Assert.Equal([$"Mon-Sun {new string('·', 48)}", "        · market price"], lines[1..]);
        Assert.Equal(lines, Drawn(new LocationTariff()));
    }

    [Fact]
    public void The_largest_costs_are_drawn()
    {
        var lines = Drawn(Tariff(
            Interval(null, "00:00", "12:00", "LOW", decimal.MinValue), Interval(null, "12:00", "24:00", "HIGH", decimal.MaxValue)));

        Assert.Equal($"Mon-Sun {new string('▁', 24)}{new string('█', 24)}", lines[1]);
    }

    [Fact]
    public void A_name_stays_on_its_line() =>
        Assert.Equal("        ▅ A\\u000aB 1", Drawn(Tariff(Interval(null, "00:00", "24:00", "A\nB", 1)))[2]);

    [Fact]
    public void An_interval_can_cross_midnight()
    {
        var lines = Drawn(Tariff(Interval(6, "23:00", "01:00", "N", 1)));

        var night = new string('·', 46);
        Assert.Equal([$"Mon     ▅▅{night}", $"Tue-Sat ··{night}", $"Sun     {night}▅▅"], lines[1..4]);
    }

    private static string[] Drawn(LocationTariff tariff) => TariffChart.Of(tariff.Intervals ?? []).Split('\n');

    private static LocationTariff Tariff(params LocationTariffInterval[] intervals) => new() { Intervals = [.. intervals] };

    private static LocationTariffInterval Interval(int? day, string? from, string? to, string name, decimal? cost) =>
        new() { Weekday = day, FromHourMinute = from, ToHourMinute = to, TariffId = "FLEX", TariffName = name, Cost = cost };
}
