namespace Enode.Simulation;

/// <summary>The rates of the tariff that is linked to a location, and another price where there is none and in the gaps.</summary>
internal sealed class TariffPrice : IPrices
{
    /// <summary>The offset of a time zone can change at the end of each, so a price is not looked up further ahead.</summary>
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    private readonly IPrices market;

    /// <param name="market">The other price.</param>
    public TariffPrice(IPrices market) => this.market = market;

    public Price At(SimulatedLocation? location, City city, DateTimeOffset moment)
    {
        if (location?.Tariff is not { } tariff)
        {
            return market.At(location, city, moment);
        }

        var local = TimeZoneInfo.ConvertTime(moment, location.Zone).DateTime;
        var until = moment + QuarterHour - TimeSpan.FromTicks(moment.UtcTicks % QuarterHour.Ticks);
        if (tariff.NextChange(local) is { } change && moment + (change - local.TimeOfDay) < until)
        {
            until = moment + (change - local.TimeOfDay);
        }

        return tariff.RateAt(local) is { } rate
            ? new Price(MarketPrice.Currency(location, city), rate.PerKilowattHour, until)
            : market.At(location, city, moment) with { Until = until };
    }
}
