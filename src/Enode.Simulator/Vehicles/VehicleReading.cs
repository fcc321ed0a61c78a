namespace Enode.Simulation;

/// <summary>What of a car changes, at one moment.</summary>
/// <param name="State">A value of <see cref="PowerDeliveryStates"/>.</param>
/// <param name="Level">State of charge in %.</param>
/// <param name="IsFull">Whether the battery is at its limit.</param>
/// <param name="Rate">In kW. Null unless the car charges.</param>
/// <param name="MinutesToLimit">Null unless the car charges.</param>
/// <param name="MaxCurrent">In A. Null when none is set.</param>
/// <param name="LastSeen">When live data last came in.</param>
internal readonly record struct VehicleReading(
    string State,
    double Level,
    bool IsFull,
    double? Rate,
    double? MinutesToLimit,
    double? MaxCurrent,
    DateTimeOffset LastSeen);
