using Xunit;

namespace Enode.Simulation;

/// <summary>When charging is cheapest.</summary>
public sealed class ChargingWindowTests
{
    private static readonly DateTimeOffset Noon = ManualTime.Start;

    [Theory]
    [InlineData(2, 8, 3, 6, 12)] // The two cheap hours.
    [InlineData(2, 5, 3, 6, 12)] // They end at the deadline.
    [InlineData(2, 4.5, 2.5, 8, 12)] // The deadline is in the second of them.
    [InlineData(1, 8, 4, 2, 6)] // The cheapest one of them.
    [InlineData(3, 8, 3, 11, 18)] // It ends in the hour after them.
    [InlineData(3, 2, 0, 18, 18)] // There is too little time.
    [InlineData(0.5, 0.5, 0, 3, 3)] // No time is left.
    public void It_begins_where_the_cost_is_lowest(double hours, double deadline, double startsAt, double cost, double costNow)
    {
        var charging = new ChargingSegment(Noon, Noon.AddHours(hours), 1, null, null);
        var window = ChargingWindow.Cheapest(charging, Noon.AddHours(deadline), new ChargingCosts(new Hourly(), City.All[0]));
        Assert.Equal(Noon.AddHours(startsAt), window.StartAt);
        Assert.Equal((cost, costNow), (Math.Round(window.Cost, 6), Math.Round(window.CostNow, 6)));
    }

    [Fact]
    public void The_same_cost_is_charged_early()
    {
        var charging = new ChargingSegment(Noon.AddHours(5), Noon.AddHours(6), 1, null, null);
        var window = ChargingWindow.Cheapest(charging, Noon.AddHours(8), new ChargingCosts(new Hourly(), City.All[0]));
        Assert.Equal(Noon.AddHours(5), window.StartAt);
    }

    /// <summary>Prices of successive hours.</summary>
    private sealed class Hourly : IPrices
    {
        private static readonly double[] Costs = [6, 6, 6, 4, 2, 5, 5, 5];

        public Price At(SimulatedLocation? location, City city, DateTimeOffset moment)
        {
            var hour = (int)(moment - Noon).TotalHours;
            return new Price("EUR", Costs[hour], Noon.AddHours(hour + 1));
        }
    }
}
