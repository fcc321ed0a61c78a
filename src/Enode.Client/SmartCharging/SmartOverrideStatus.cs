using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The last smart override of a device, as a part of its smart charging status.</summary>
public sealed class SmartOverrideStatus : EnodeModel
{
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
