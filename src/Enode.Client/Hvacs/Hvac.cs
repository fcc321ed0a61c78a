using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A heating or cooling unit: operations <c>listHVACs</c>, <c>listUserHVACs</c>, <c>getHVAC</c> and <c>updateHVAC</c>.</summary>
public sealed class Hvac : Device
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <summary>The name that the owner gave the unit, else brand and model. Null when none of them is known.</summary>
    [JsonIgnore]
    public override string? DisplayName => Information?.DisplayName is { Length: > 0 } name ? name : Information?.BrandAndModel;

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <inheritdoc/>
    public override string? Vendor { get; set; }

    /// <summary>The brand, as in <c>Tado</c>.</summary>
    [JsonIgnore]
    public string? Brand => Information?.Brand;

    /// <summary>The model.</summary>
    [JsonIgnore]
    public string? Model => Information?.Model;

    /// <summary><c>HEATING</c>, <c>COOLING</c>, <c>HEAT_PUMP</c> or <c>AGGREGATOR</c>.</summary>
    [JsonIgnore]
    public string? Category => Information?.Category;

    /// <summary>The room or zone.</summary>
    [JsonIgnore]
    public string? GroupName => Information?.GroupName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? State => (TemperatureState ?? (object?)ThermostatState) is null ? null : DeviceStates.OfHvac(Mode, IsActive);

    /// <summary>The measured temperature in °C.</summary>
    [JsonIgnore]
    public double? CurrentTemperature => TemperatureState?.CurrentTemperature;

    /// <summary><c>OFF</c>, <c>HEAT</c>, <c>COOL</c>, <c>AUTO</c> or <c>UNKNOWN</c>.</summary>
    [JsonIgnore]
    public string? Mode => ThermostatState?.Mode;

    /// <summary>The temperature up to which it heats, in °C.</summary>
    [JsonIgnore]
    public double? HeatSetpoint => ThermostatState?.HeatSetpoint;

    /// <summary>The temperature down to which it cools, in °C.</summary>
    [JsonIgnore]
    public double? CoolSetpoint => ThermostatState?.CoolSetpoint;

    /// <summary><c>PERMANENT</c> while it holds what was requested, <c>SCHEDULED</c> while it follows its own schedule.</summary>
    [JsonIgnore]
    public string? HoldType => ThermostatState?.HoldType;

    /// <summary>True while it heats or cools.</summary>
    [JsonIgnore]
    public bool? IsActive => TemperatureState?.IsActive;

    /// <summary>The location of the user's that the unit stands at. Null when none is set.</summary>
    [JsonIgnore]
    public string? LocationId => Location?.Id;

    /// <summary>Power drawn in kW; 0 when idle, null when it is not known.</summary>
    public double? ConsumptionRate { get; set; }

    /// <inheritdoc/>
    public override bool? IsReachable { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastSeen { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan? Age => AgeOf(LastSeen);

    /// <summary>Brand, model, name and room.</summary>
    public HvacInformation? Information { get; set; }

    /// <summary>The measurements.</summary>
    public HvacTemperatureState? TemperatureState { get; set; }

    /// <summary>The configuration.</summary>
    public HvacThermostatState? ThermostatState { get; set; }

    /// <summary>The capabilities of this unit, with their ranges.</summary>
    public HvacCapabilities? Capabilities { get; set; }

    /// <summary>Where the unit stands. It has no coordinates.</summary>
    public AssetLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Hvac;

    private protected override IEnumerable<EnodeResource?> Parts => Capabilities?.All ?? [];
}
