namespace Enode.Tests.HemSystems;

public sealed class HemSystemTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.HemSystem);

        var system = await Connect().HemSystems.GetAsync("hem-1");

        Assert.Equal(("Farm", "HUAWEI", "home-4", "Farm"), (system.DisplayName, system.Vendor, system.LocationId, system.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 5, 20, 11, 2, 0, TimeSpan.Zero), system.LastSeen);
        Assert.Equal((18.25, 9.5, 0.7, 6.3), (system.GenerationToday, system.ConsumptionToday, system.ImportToday, system.ExportToday));
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.HemSystem);
        var system = await Connect().HemSystems.GetAsync("hem-1");
        using var german = new InCulture("de-DE");

        Assert.Equal("Farm, HUAWEI", system.Information!.ToString());
        Assert.Equal("18.3 kWh generated, 9.5 kWh used", system.Status!.ToString());
        Assert.Equal(system.Status.ToString(), system.Status.Energy!.ToString());
        Assert.Equal(system.Status.ToString(), system.Status.Energy.Today!.ToString());
    }

    [Theory]
    [InlineData(2.0, 3.5, "kWh", "2 kWh generated, 3.5 kWh used")]
    [InlineData(2.0, null, "kWh", "2 kWh generated")]
    [InlineData(null, 3.5, "kWh", "3.5 kWh used")]
    [InlineData(0.0, 0.0, null, "0 generated, 0 used")]
    [InlineData(null, null, "kWh", "")]
    public void Of_the_energy_of_today_what_is_known_is_told(double? generation, double? consumption, string? unit, string text)
    {
        var today = new HemSystemEnergyToday { Generation = generation, Consumption = consumption, Unit = unit };

        Assert.Equal(text, new HemSystemStatus { Energy = new HemSystemEnergy { Today = today } }.ToString());
    }

    [Fact]
    public void A_system_without_a_name_shows_its_id()
    {
        Assert.Equal("hem-1", new HemSystem { Id = "hem-1" }.ToString());
        Assert.Equal(
            ["", "", ""],
            new object[] { new HemSystemStatus(), new HemSystemEnergy(), new HemSystemInformation() }.Select(one => one.ToString()));
        Assert.Null(new HemSystem { Status = new HemSystemStatus { Energy = new HemSystemEnergy() } }.GenerationToday);
    }
}
