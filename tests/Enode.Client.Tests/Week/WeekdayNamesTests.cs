namespace Enode.Tests.Week;

public sealed class WeekdayNamesTests
{
    [Theory]
    [InlineData("Monday", 0)]
    [InlineData("monday", 0)]
    [InlineData("TUESDAY", 1)]
    [InlineData("wEd", 2)]
    [InlineData(" Thursday ", 3)]
    [InlineData("Friday", 4)]
    [InlineData("sat", 5)]
    [InlineData("Sunday", 6)]
    [InlineData("0", 0)]
    [InlineData("6", 6)]
    [InlineData("7", null)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    [InlineData("Mo", null)]
    [InlineData("Mond", null)]
    [InlineData("Montag", null)]
    [InlineData("", null)]
    [InlineData("99999999999", null)]
    public void A_day_is_a_number_or_a_name(string text, int? number) => Assert.Equal(number, WeekdayNames.Number(text));

    [Theory]
    [InlineData("0, 1", new[] { 0, 1 })]
    [InlineData("Monday,friday;6", new[] { 0, 4, 6 })]
    [InlineData("Mon-Fri", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("Sat-Mon wed", new[] { 5, 6, 0, 2 })]
    [InlineData("5-5", new[] { 5 })]
    [InlineData("", new int[0])]
    public void Days_are_written_as_a_list(string text, int[] days)
    {
        Assert.Equal(days, WeekdayNames.Numbers(text, out var wrong));
        Assert.Null(wrong);
    }

    [Theory]
    [InlineData("Monday, Moonday", "Moonday")]
    [InlineData("0, 7", "7")]
    [InlineData("1.5", "1.5")]
    [InlineData("Mon-", "Mon-")]
    [InlineData("-1", "-1")]
    [InlineData("0-2-4", "0-2-4")]
    public void What_is_not_a_day_in_a_list_is_named(string text, string part)
    {
        Assert.Empty(WeekdayNames.Numbers(text, out var wrong));
        Assert.Equal(part, wrong);
    }

    [Theory]
    [InlineData("Sunday")]
    [InlineData("FRIDAY")]
    public void A_name_is_read_in_every_culture(string name)
    {
        using var turkish = new InCulture("tr-TR");

        Assert.NotNull(WeekdayNames.Number(name));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, "Mon-Fri")]
    [InlineData(new[] { 6, 5 }, "Sat-Sun")]
    [InlineData(new[] { 0, 2, 3, 6 }, "Mon, Wed-Thu, Sun")]
    [InlineData(new[] { 3, 3 }, "Thu")]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6 }, "Mon-Sun")]
    [InlineData(new[] { 6, 7, -1 }, "-1, Sun-7")]
    [InlineData(new int[0], "")]
    [InlineData(null, null)]
    public void Days_read_well_in_a_cell(int[]? days, string? text) =>
        Assert.Equal(text, WeekdayNames.Short(days?.Select(day => (int?)day).ToList()));
}
