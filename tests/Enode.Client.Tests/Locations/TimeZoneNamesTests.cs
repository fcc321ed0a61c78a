namespace Enode.Tests.Locations;

public sealed class TimeZoneNamesTests
{
    [Theory]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    [InlineData("europe/oslo", "Europe/Oslo")]
    [InlineData("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires")]
    [InlineData("utc", "UTC")]
    [InlineData("US/Pacific", "US/Pacific")]
    [InlineData("Europe/Kiev", "Europe/Kiev")]
    [InlineData("Europe/Kyiv", "Europe/Kyiv")]
    public void A_zone_is_found_in_any_case(string given, string name) => Assert.Equal(name, TimeZoneNames.Find(given));

    [Theory]
    [InlineData("")]
    [InlineData("Europe")]
    [InlineData("Europe/Osl")]
    [InlineData("Europe/Oslo ")]
    [InlineData("../Europe/Oslo")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("+01:00")]
    [InlineData("localtime")]
    [InlineData("posix/Europe/Oslo")]
    [InlineData("right/UTC")]
    public void Other_texts_are_no_zones(string given) => Assert.Null(TimeZoneNames.Find(given));

    [Fact]
    public void Places_are_offered_without_abbreviations_and_former_names()
    {
        var places = TimeZoneNames.Places.ToList();

        Assert.Contains("Europe/Oslo", places);
        Assert.Contains("America/Argentina/Buenos_Aires", places);
        Assert.Contains("UTC", places);
        Assert.DoesNotContain("EST", places);
        Assert.DoesNotContain("US/Pacific", places);
        Assert.DoesNotContain("Etc/GMT+1", places);
        Assert.True(places.Count > 400);
    }

    [Fact]
    public void Each_name_is_one_that_the_system_knows() =>
        Assert.All(TimeZoneNames.Places, name => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(name, out _), name));
}
