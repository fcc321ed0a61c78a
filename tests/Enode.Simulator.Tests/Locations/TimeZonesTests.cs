using System.Globalization;
using Xunit;

namespace Enode.Simulation;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("localtime", false)]
    [InlineData("Factory", false)]
    [InlineData("posix/Europe/Oslo", false)]
    [InlineData("Europe/Oslo", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("europe/oslo", false)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("", false)]
    public void A_name_is_one_of_the_database(string name, bool exists)
    {
        Assert.Equal(exists, TimeZones.Exists(name));
        Assert.Equal(exists ? name : "UTC", TimeZones.Find(name).Id);
    }

    // Clocks are set forward at midnight in Santiago, and back to midnight in Havana.
    [Theory]
    [InlineData("Europe/Oslo", "2026-03-29", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Europe/Oslo", "2026-10-25", "2026-10-24T22:00:00Z", 25)]
    [InlineData("America/Santiago", "2025-09-07", "2025-09-07T04:00:00Z", 23)]
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", 25)]
    [InlineData("Australia/Adelaide", "2026-06-01", "2026-05-31T14:30:00Z", 24)]
    public void A_date_begins_with_its_first_local_time(string name, string text, string beginning, int hours)
    {
        var zone = TimeZones.Find(name);
        var date = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var begins = zone.BeginningOf(date);
        Assert.Equal(DateTimeOffset.Parse(beginning, CultureInfo.InvariantCulture), begins);
        Assert.Equal(TimeSpan.FromHours(hours), zone.BeginningOf(date.AddDays(1)) - begins);
        Assert.Equal((date, date.AddDays(-1)), (zone.DateOf(begins), zone.DateOf(begins.AddSeconds(-1))));
    }
}
