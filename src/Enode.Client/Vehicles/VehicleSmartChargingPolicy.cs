using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// Whether and until when smart charging may steer a car: operations <c>getVehiclesVehicleidSmartchargingpolicy</c> and
/// <c>updateVehicleSmartChargingPolicy</c>, and part of a vehicle.
/// </summary>
public sealed class VehicleSmartChargingPolicy : EnodeResource, IVehicleResource
{
    /// <summary>The id of the vehicle.</summary>
    [JsonIgnore]
    public string? VehicleId { get; set; }

    /// <summary>True when smart charging may start and stop the car.</summary>
    public bool? IsEnabled { get; set; }

    /// <summary>
    /// The time of day, HH:mm, by which the vehicle is to be full, in the time zone of its location, else UTC. Null when none is set.
    /// </summary>
    public string? Deadline { get; set; }

    /// <summary>The level in % up to which the car charges at once, whatever the price.</summary>
    public double? MinimumChargeLimit { get; set; }

    /// <summary><c>Off</c>, or <c>On</c> with the deadline and the minimum, as far as they are known.</summary>
    public override string ToString() => IsEnabled switch
    {
        true => DisplayText.Listed(
            "On",
            Deadline is null ? "no deadline" : $"full by {Deadline}",
            MinimumChargeLimit?.ToString("'at least '0.# '%'", CultureInfo.InvariantCulture)),
        false => "Off",
        null => string.Empty,
    };
}
