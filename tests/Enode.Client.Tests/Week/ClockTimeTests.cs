namespace Enode.Tests.Week;

public sealed class ClockTimeTests
{
    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("00:01", 1)]
    [InlineData("09:30", 570)]
    [InlineData("23:59", 1439)]
    [InlineData("24:00", 1440)]
    [InlineData("24:01", null)]
    [InlineData("25:00", null)]
    [InlineData("12:60", null)]
    [InlineData("9:30", null)]
    [InlineData("09:3", null)]
    [InlineData("09:30:00", null)]
    [InlineData("09.30", null)]
    [InlineData("0930", null)]
    [InlineData(" 9:30", null)]
    [InlineData("+9:30", null)]
    [InlineData("-1:30", null)]
    [InlineData("٠٩:٣٠", null)]
    [InlineData("09:30 ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_clock_time_is_two_digits_a_colon_and_two_digits_up_to_24(string? text, int? minutes) =>
        Assert.Equal(minutes, ClockTime.Minutes(text));
}
