namespace Enode.Simulation;

/// <summary>What of a charger changes, at one moment.</summary>
/// <param name="State">A value of <see cref="PowerDeliveryStates"/>, and never the one for a full battery.</param>
/// <param name="Rate">In kW. Null unless it gives power.</param>
/// <param name="MaxCurrent">In A. Null when none is set.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="LastSeen">When live data last came in.</param>
internal readonly record struct ChargerReading(string State, double? Rate, double? MaxCurrent, ChargerLocation Location, DateTimeOffset LastSeen);

/// <summary>Where a charger stands, and since when that is known. Both are null until it is put somewhere.</summary>
internal readonly record struct ChargerLocation(string? Id, DateTimeOffset? LastUpdated);
