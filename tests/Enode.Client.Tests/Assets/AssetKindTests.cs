namespace Enode.Tests.Assets;

public sealed class AssetKindTests
{
    [Fact]
    public void The_kinds_are_those_of_the_API()
    {
        Assert.Equal(
            [
                "a vehicle vehicles Vehicle",
                "a charger chargers Charger",
                "an hvac hvacs Hvac",
                "an inverter inverters Inverter",
                "a battery batteries Battery",
                "a meter meters Meter",
                "a HEM system hem-systems HemSystem",
            ],
            AssetKind.All.Select(kind => $"{kind.NameWithArticle} {kind.Collection} {kind.Create().GetType().Name}"));
        Assert.Equal(["vehicle", "charger", "hvac", "inverter", "battery", "meter"], AssetKind.DeviceNames);
        Assert.Equal(["vehicle", "charger", "hvac", "battery"], AssetKind.All.Where(kind => kind.TakesCommands).Select(kind => kind.Name));
    }

    [Fact]
    public void A_device_says_its_own_kind() =>
        Assert.All(
            AssetKind.All.Where(kind => kind.Operations is not null), kind => Assert.Equal(kind.Name, ((Device)kind.Create()).AssetType));

    [Theory]
    [InlineData("vehicle", "vehicle")]
    [InlineData("CHARGER", "charger")]
    [InlineData("Hvac", "hvac")]
    [InlineData("HEM system", null)]
    [InlineData("toaster", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_device_is_found_by_its_name_in_any_case(string? name, string? kind) => Assert.Equal(kind, AssetKind.OfDevice(name)?.Name);

    [Fact]
    public void A_kind_is_found_by_its_type() =>
        Assert.Equal(("meter", "HEM system"), (AssetKind.Of<Meter>().Name, AssetKind.Of<HemSystem>().Name));
}
