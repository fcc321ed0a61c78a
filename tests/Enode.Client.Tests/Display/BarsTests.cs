namespace Enode.Tests.Display;

/// <summary>Small charts in a line.</summary>
public sealed class BarsTests
{
    [Theory]
    [InlineData(0.0, "░░░░░░   0 %")]
    [InlineData(8.0, "░░░░░░   8 %")]
    [InlineData(9.0, "█░░░░░   9 %")]
    [InlineData(66.4, "████░░  66 %")]
    [InlineData(100.0, "██████ 100 %")]
    [InlineData(120.0, "██████ 120 %")]
    [InlineData(-5.0, "░░░░░░  -5 %")]
    [InlineData(null, "")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    public void A_level_is_a_bar_with_its_number(double? level, string expected)
    {
        using var _ = new InCulture("de-DE");

        Assert.Equal(expected, Bars.Level(level, 6));
    }

    [Theory]
    [InlineData(0.5, "██░░")]
    [InlineData(-1.0, "░░░░")]
    [InlineData(2.0, "████")]
    [InlineData(null, "")]
    [InlineData(double.NaN, "")]
    public void A_share_is_a_bar(double? share, string expected) => Assert.Equal(expected, Bars.Share(share, 4));

    [Theory]
    [InlineData(0.0, 5.0, 10.0, "├────●────┤")]
    [InlineData(5.0, 7.0, 10.0, "     ├─●──┤")]
    [InlineData(10.0, 10.0, 10.0, "          ●")]
    [InlineData(0.0, 0.0, 0.0, "●")]
    [InlineData(-10.0, -5.0, 0.0, "├────●────┤")]
    [InlineData(-20.0, -15.0, -10.0, "├──●─┤")]
    [InlineData(null, 5.0, 10.0, "")]
    [InlineData(0.0, null, 10.0, "")]
    [InlineData(0.0, 5.0, null, "")]
    [InlineData(6.0, 5.0, 10.0, "")]
    [InlineData(0.0, 11.0, 10.0, "")]
    [InlineData(0.0, 5.0, double.PositiveInfinity, "")]
    [InlineData(double.MinValue, 0.0, double.MaxValue, "●")]
    public void A_range_is_a_line_with_its_mean(double? min, double? mean, double? max, string expected) =>
        Assert.Equal(expected, Bars.Range(min, mean, max, 11));
}
