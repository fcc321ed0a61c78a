using System.Text.Json.Serialization;

namespace Enode.Benchmarks.Raw;

/// <summary>A page as a careful C# programmer would declare it for this one use.</summary>
internal sealed record RawPage(List<RawVehicle> Data, RawCursors Pagination);

internal sealed record RawCursors(string? After, string? Before);

internal sealed class RawVehicle
{
    public string? Id { get; set; }

    public string? UserId { get; set; }

    public string? Vendor { get; set; }

    public DateTimeOffset? LastSeen { get; set; }

    public bool? IsReachable { get; set; }

    public RawInformation? Information { get; set; }

    public RawChargeState? ChargeState { get; set; }

    public RawPolicy? SmartChargingPolicy { get; set; }

    public RawOdometer? Odometer { get; set; }

    public RawCapabilities? Capabilities { get; set; }

    public List<string>? Scopes { get; set; }

    public RawPosition? Location { get; set; }
}

internal sealed class RawInformation
{
    public string? Vin { get; set; }

    public string? Brand { get; set; }

    public string? Model { get; set; }

    public double? Year { get; set; }

    public string? DisplayName { get; set; }
}

internal sealed class RawChargeState
{
    public double? BatteryLevel { get; set; }

    public double? Range { get; set; }

    public bool? IsPluggedIn { get; set; }

    public bool? IsCharging { get; set; }

    public bool? IsFullyCharged { get; set; }

    public double? BatteryCapacity { get; set; }

    public double? ChargeLimit { get; set; }

    public double? ChargeRate { get; set; }

    public double? ChargeTimeRemaining { get; set; }

    public DateTimeOffset? LastUpdated { get; set; }

    public double? MaxCurrent { get; set; }

    public string? PowerDeliveryState { get; set; }

    public string? PluggedInChargerId { get; set; }
}

internal sealed class RawPolicy
{
    public bool? IsEnabled { get; set; }

    public string? Deadline { get; set; }

    public double? MinimumChargeLimit { get; set; }
}

internal sealed class RawOdometer
{
    public double? Distance { get; set; }

    public DateTimeOffset? LastUpdated { get; set; }
}

internal sealed class RawCapabilities
{
    public RawCapability? Information { get; set; }

    public RawCapability? ChargeState { get; set; }

    public RawCapability? Location { get; set; }

    public RawCapability? Odometer { get; set; }

    public RawCapability? SetMaxCurrent { get; set; }

    public RawCapability? StartCharging { get; set; }

    public RawCapability? StopCharging { get; set; }

    public RawCapability? SmartCharging { get; set; }
}

internal sealed class RawCapability
{
    public bool? IsCapable { get; set; }

    public List<string>? InterventionIds { get; set; }
}

internal sealed class RawPosition
{
    public string? Id { get; set; }

    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public DateTimeOffset? LastUpdated { get; set; }
}

internal sealed class RawAction
{
    public string? Id { get; set; }

    public string? State { get; set; }

    public string? TargetId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RawPage))]
[JsonSerializable(typeof(RawAction))]
internal sealed partial class RawJson : JsonSerializerContext
{
}
