namespace Enode.Tests.Meters;

public sealed class MeterTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.Meter);

        var meter = await Connect().Meters.GetAsync("m");

        Assert.Equal(
            ("Grid point", "SolarEdge", "Inline", -1.305, "hem-1"),
            (meter.DisplayName, meter.Brand, meter.Model, meter.Power, meter.HemSystemId));
        Assert.Equal(AssetTypes.Meter, meter.AssetType);
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.Meter);
        var meter = await Connect().Meters.GetAsync("m");
        using var german = new InCulture("de-DE");

        Assert.Equal("SolarEdge Inline", meter.Information!.ToString());
        Assert.Equal("-1.31 kW", meter.EnergyState!.ToString());
        Assert.Equal("measuresProduction", meter.Capabilities!.ToString());
        Assert.Equal("48.2084, 16.3727", meter.Location!.ToString());
    }

    [Theory]
    [InlineData("Grid", "SolarEdge", "Inline", "Grid")]
    [InlineData("", "SolarEdge", "Inline", "SolarEdge Inline")]
    [InlineData(null, null, null, "m")]
    public void A_meters_name_is_its_sites_or_else_what_it_is(string? site, string? brand, string? model, string shown)
    {
        Assert.Equal(
            shown, new Meter { Id = "m", Information = new MeterInformation { SiteName = site, Brand = brand, Model = model } }.ToString());
        Assert.Equal(string.Empty, new MeterEnergyState().ToString());
    }
}
