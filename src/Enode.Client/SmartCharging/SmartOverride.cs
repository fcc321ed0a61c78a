using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A smart override: a device charges now, and schedules and smart charging wait until the override ends. Operations
/// <c>vehicleCreateSmartOverride</c> and <c>vehicleEndSmartOverride</c>.
/// </summary>
public sealed class SmartOverride : EnodeResource, IVehicleResource
{
    /// <summary>Your own key of the device's user.</summary>
    public string? UserId { get; set; }

    /// <summary>The id of the vehicle. Null when the device is a charger.</summary>
    [JsonIgnore]
    public string? VehicleId => TargetType == AssetTypes.Vehicle ? TargetId : null;

    /// <summary>The code of the device's vendor, as in <c>TESLA</c>.</summary>
    public string? Vendor { get; set; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it ended, UTC. Null while it is active.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>True until it ended.</summary>
    [JsonIgnore]
    public bool IsActive => EndedAt is null;

    /// <summary>The kind of device: <c>vehicle</c> or <c>charger</c>.</summary>
    public string? TargetType { get; set; }

    /// <summary>The id of the device.</summary>
    public string? TargetId { get; set; }

    /// <summary>The id of the action that started charging, for <c>getVehiclesAction</c>. Null when there is none.</summary>
    public string? VendorActionId { get; set; }

    /// <summary><c>Active</c> or <c>Ended</c>.</summary>
    public override string ToString() => IsActive ? "Active" : "Ended";
}
