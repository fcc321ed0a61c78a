using Xunit;

namespace Enode.Simulation;

/// <summary>Vehicles that are driven and charged each day.</summary>
public sealed class DrivingTests
{
    [Fact]
    public async Task A_vehicle_leaves_in_the_morning_and_charges_in_the_evening()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        var first = await simulator.AllAsync("vehicles");
        await simulator.PassAsync(TimeSpan.FromHours(11));
        Assert.Equal(
            first.Where(Cars.IsUnplugged).Select(car => car.Text("id")),
            (await simulator.AllAsync("vehicles")).Where(Cars.IsUnplugged).Select(car => car.Text("id")));

        await simulator.PassAsync(TimeSpan.FromHours(13));
        var noon = await simulator.AllAsync("vehicles");
        Assert.InRange(noon.Count(Cars.IsUnplugged), 50, 99);
        Assert.All(noon.Where(Cars.IsUnplugged), car => Assert.False(Cars.IsPaired(car)));
        await simulator.PassAsync(TimeSpan.FromHours(8));
        var evening = await simulator.AllAsync("vehicles");
        Assert.InRange(evening.Count(Cars.IsUnplugged), 0, 30);
        Assert.InRange(evening.Count(Cars.IsCharging), 5, 100);
        Assert.All(noon.Zip(evening).Where(pair => Cars.IsUnplugged(pair.First) && Cars.IsCharging(pair.Second)), pair =>
        {
            Assert.InRange(Cars.Level(pair.Second), 5, 100);
            var (before, after) = (pair.First.GetProperty("odometer"), pair.Second.GetProperty("odometer"));
            if (!before.IsNull("distance"))
            {
                Assert.InRange(after.Number("distance") - before.Number("distance"), 10, 200);
                Assert.InRange(after.Time("lastUpdated"), ManualTime.Start.AddHours(24), ManualTime.Start.AddHours(32));
            }
        });
    }

    [Fact]
    public void A_habit_is_the_same_for_the_same_seed_and_follows_the_clocks_of_its_zone()
    {
        var zone = TimeZones.Find("Europe/Oslo");
        var trips = Trips(1, zone);
        Assert.Equal(trips, Trips(1, zone));
        Assert.NotEqual(trips, Trips(2, zone));
        Assert.All(trips, trip =>
        {
            Assert.InRange(TimeZoneInfo.ConvertTime(trip.From, zone).TimeOfDay.TotalHours, 5.6, 9.4);
            Assert.InRange(TimeZoneInfo.ConvertTime(trip.To, zone).TimeOfDay.TotalHours, 14.3, 19.7);
            Assert.InRange(trip.Energy, 3, 19);
        });
        Assert.InRange(trips.Count(trip => trip.From.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), 1, trips.Count / 4);
    }

    [Fact]
    public void A_history_is_bounded_and_continues_equal_segments()
    {
        var history = new ChargingHistory();
        for (var i = 0; i < ChargingHistory.Capacity * 3; i++)
        {
            var from = ManualTime.Start.AddHours(i);
            history.Add(new ChargingSegment(from, from.AddMinutes(10), 11, null, null));
            history.Add(new ChargingSegment(from.AddMinutes(10), from.AddMinutes(20), 11, null, null));
            history.Add(new ChargingSegment(from.AddMinutes(20), from.AddMinutes(20), 7, null, null));
        }

        Assert.InRange(history.Segments.Count, ChargingHistory.Capacity / 2, ChargingHistory.Capacity);
        Assert.All(history.Segments, segment => Assert.Equal(20, (segment.To - segment.From).TotalMinutes));
        Assert.Equal(ManualTime.Start.AddHours((ChargingHistory.Capacity * 3) - 1), history.Segments[^1].From);
    }

    private static List<Trip> Trips(int seed, TimeZoneInfo zone)
    {
        var habit = new DrivingHabit(seed, ResourceKind.Vehicle, 7, zone);
        var trips = new List<Trip> { habit.NextTrip(ManualTime.Start) };
        while (trips.Count < 200)
        {
            trips.Add(habit.NextTrip(trips[^1].To));
        }

        return trips;
    }
}
