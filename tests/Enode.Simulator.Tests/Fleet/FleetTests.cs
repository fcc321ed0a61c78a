using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class FleetTests
{
    [Fact]
    public async Task The_same_seed_makes_the_same_fleet_and_another_one_another()
    {
        var one = await DescribeAsync(new SimulatorOptions());
        var same = await DescribeAsync(new SimulatorOptions { Seed = 1 });
        var other = await DescribeAsync(new SimulatorOptions { Seed = 2 });
        Assert.Equal(one, same);
        Assert.Empty(one.Intersect(other));
    }

    [Fact]
    public async Task A_larger_fleet_begins_with_the_smaller_one()
    {
        var small = await DescribeAsync(new SimulatorOptions { VehicleCount = 13 });
        var large = await DescribeAsync(new SimulatorOptions { VehicleCount = 100 });
        Assert.Equal(small, large.Take(13));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public async Task Of_25_cars_every_kind_is_there_and_a_dozen_can_be_started(int seed)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Seed = seed });
        var cars = await simulator.VehiclesAsync();
        Assert.True(cars.Count(Cars.IsStartable) >= 12);
        Assert.Contains(cars, Cars.IsCharging);
        Assert.Contains(cars, Cars.IsComplete);
        Assert.Contains(cars, Cars.IsUnplugged);
        Assert.Contains(cars, Cars.IsUnreachable);
        Assert.Contains(cars, Cars.IsIncapable);
        Assert.Single(cars, Cars.IsUnknown);
        Assert.Contains(cars, car => car.GetProperty("information").IsNull("vin"));
        Assert.Contains(cars, car => car.GetProperty("information").IsNull("displayName"));
        Assert.True(cars.Select(car => car.Text("vendor")).Distinct().Count() > 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(24)]
    [InlineData(26)]
    [InlineData(999)]
    public async Task A_fair_share_can_be_started_and_the_emptiest_plugged_in_car_is_one_of_it(int count)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = count, Seed = count });
        var cars = await simulator.VehiclesAsync();
        Assert.True(cars.Count(Cars.IsStartable) >= 0.4 * count);
        var pluggedIn = cars.Where(car => Cars.State(car)!.StartsWith("PLUGGED_IN", StringComparison.Ordinal)).ToList();
        var emptiest = pluggedIn.MinBy(Cars.Level);
        Assert.True(Cars.IsStartable(emptiest));
        Assert.InRange(Cars.Level(emptiest), 1, 9);
        Assert.All(pluggedIn.Where(car => Cars.Level(car) < 30), car => Assert.True(Cars.IsStartable(car)));
    }

    [Fact]
    public async Task Ids_are_unique_and_models_are_plausible()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 1000 });
        var cars = await simulator.VehiclesAsync();
        Assert.Equal(1000, cars.Select(car => car.Text("id")).Distinct().Count());
        foreach (var car in cars)
        {
            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", car.Text("id"));
            if (car.GetProperty("information").Text("vin") is { } vin)
            {
                Assert.Matches("^[A-HJ-NPR-Z0-9]{17}$", vin);
            }

            if (!car.GetProperty("location").IsNull("latitude"))
            {
                Assert.InRange(car.GetProperty("location").Number("latitude"), 45, 65);
                Assert.InRange(car.GetProperty("location").Number("longitude"), -5, 25);
            }
        }
    }

    [Fact]
    public async Task There_is_some_of_every_kind_and_more_of_it_with_more_users()
    {
        using var small = await TestSimulator.StartAsync();
        using var large = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 2500 / 4 });
        foreach (var (kind, count) in new[]
        {
            ("chargers", 6), ("hvacs", 8), ("inverters", 5), ("batteries", 4), ("meters", 4), ("hem-systems", 4)
        })
        {
            var items = await small.AllAsync(kind);
            Assert.Equal(count, items.Count);
            var more = await large.AllAsync(kind);
            Assert.Equal(count * 25, more.Count);
            Assert.Equal(items.Select(Describe), more.Take(count).Select(Describe));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(38)]
    public async Task A_user_that_the_fleet_does_not_have_has_no_devices(int count)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = count });
        using var larger = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var users = (await simulator.AllAsync("users")).Select(user => user.Text("id")).ToHashSet();
        foreach (var kind in Kinds.All)
        {
            var items = await simulator.AllAsync(kind);
            Assert.All(items, item => Assert.Contains(item.Text("userId"), users));
            Assert.Empty(items.Select(Describe).Except((await larger.AllAsync(kind)).Select(Describe)));
        }
    }

    [Fact]
    public async Task The_vehicles_of_a_seed_do_not_change_from_one_version_to_the_next()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cars = await simulator.VehiclesAsync();
        Assert.Equal("c1d0439c-2e54-427e-a52f-ffa4db987f10 user-001 Leaf Blue Thunder 6 PLUGGED_IN:STOPPED", Line(cars[0]));
        Assert.Equal("9b850e73-192a-4476-863b-7a13d5681e86 user-001 Niro EV  11 PLUGGED_IN:STOPPED", Line(cars[2]));
        Assert.Equal("1f4ce163-05d4-4bb8-b2c3-505706577ebd user-008 Model Y Long Range Pool car 2 53 PLUGGED_IN:STOPPED", Line(cars[24]));
    }

    [Fact]
    public async Task A_hundred_thousand_cars_are_there_and_the_last_page_is_as_near_as_the_first()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100_000 });
        Assert.Equal(32_000, simulator.Simulator.UserCount);
        Assert.NotNull((await simulator.GetAsync("vehicles")).After);
        var cursor = Cursor.Write("vehicles", 99_989);
        var last = await simulator.GetAsync($"vehicles?after={cursor}");
        Assert.Equal(10, last.Data.Count);
        Assert.Null(last.After);
        Assert.Equal("user-32000", last.Data[^1].Text("userId"));
    }

    /// <summary>Everything of each car but its times.</summary>
    private static async Task<IReadOnlyList<string>> DescribeAsync(SimulatorOptions options)
    {
        using var simulator = await TestSimulator.StartAsync(options);
        return [.. (await simulator.VehiclesAsync()).Select(Describe)];
    }

    private static string Line(JsonElement car) =>
        $"{car.Text("id")} {car.Text("userId")} {car.At("information").Text("model")} {car.At("information").Text("displayName")} "
        + $"{Cars.Level(car)} {Cars.State(car)}";

    private static string Describe(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? string.Join(
            ';',
            element.EnumerateObject().Where(member => member.Name is not ("lastSeen" or "lastUpdated"))
                .Select(member => $"{member.Name}={Describe(member.Value)}"))
        : element.GetRawText();
}
