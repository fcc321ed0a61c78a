namespace Enode.Simulation;

/// <summary>
/// What energy costs where it is used. It is read while the state of a device is locked, so it must not use a table:
/// the lock of a table comes first.
/// </summary>
internal interface IPrices
{
    /// <summary>The price at a time.</summary>
    /// <param name="location">The location. Null for a device that is not at one.</param>
    /// <param name="city">The city of the user, whose market counts without a location.</param>
    /// <param name="moment">The time.</param>
    Price At(SimulatedLocation? location, City city, DateTimeOffset moment);
}

/// <summary>A price of energy.</summary>
/// <param name="Currency">The code of the currency, as in <c>EUR</c>.</param>
/// <param name="PerKilowattHour">The cost of one kWh.</param>
/// <param name="Until">When the price can change: it is the same from the time that was asked for until then, not included.</param>
internal readonly record struct Price(string Currency, double PerKilowattHour, DateTimeOffset Until);
