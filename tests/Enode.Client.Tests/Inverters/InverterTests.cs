namespace Enode.Tests.Inverters;

public sealed class InverterTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.Inverter);

        var inverter = await Connect().Inverters.GetAsync("i");

        Assert.Equal(
            ("Barn roof", "Fronius", "Symo 8.2", AssetTypes.Inverter),
            (inverter.DisplayName, inverter.Brand, inverter.Model, inverter.AssetType));
        Assert.Equal((5.127, true, 31877.04), (inverter.ProductionRate, inverter.IsProducing, inverter.TotalLifetimeProduction));
        Assert.Equal(("Europe/Vienna", "hem-1", "FR-99"), (inverter.Timezone, inverter.HemSystemId, inverter.Information!.Sn));
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.Inverter);
        var inverter = await Connect().Inverters.GetAsync("i");
        using var german = new InCulture("de-DE");

        Assert.Equal("Fronius Symo 8.2", inverter.Information!.ToString());
        Assert.Equal("5.13 kW", inverter.ProductionState!.ToString());
        Assert.Equal("productionState", inverter.Capabilities!.ToString());
        Assert.Equal("48.2082, 16.3725", inverter.Location!.ToString());
    }

    [Theory]
    [InlineData("Barn", "Fronius", "Symo", "Barn")]
    [InlineData("", "Fronius", "Symo", "Fronius Symo")]
    [InlineData(null, null, "Symo", "Symo")]
    [InlineData(null, null, null, "i")]
    public void An_inverters_name_is_its_sites_or_else_what_it_is(string? site, string? brand, string? model, string shown)
    {
        Assert.Equal(
            shown,
            new Inverter { Id = "i", Information = new InverterInformation { SiteName = site, Brand = brand, Model = model } }.ToString());
        Assert.Equal(string.Empty, new InverterProductionState().ToString());
    }
}
