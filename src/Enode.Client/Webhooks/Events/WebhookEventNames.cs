namespace Enode;

/// <summary>The names of the events that this version knows. The API adds names without notice.</summary>
public static class WebhookEventNames
{
#pragma warning disable CS1591 // The names say it, and each type of event says what it means.
    public const string VehicleDiscovered = "user:vehicle:discovered";
    public const string VehicleUpdated = "user:vehicle:updated";
    public const string VehicleDeleted = "user:vehicle:deleted";
    public const string SmartChargingStatusUpdated = "user:vehicle:smart-charging-status-updated";
    public const string ChargerDiscovered = "user:charger:discovered";
    public const string ChargerUpdated = "user:charger:updated";
    public const string ChargerDeleted = "user:charger:deleted";
    public const string HvacDiscovered = "user:hvac:discovered";
    public const string HvacUpdated = "user:hvac:updated";
    public const string HvacDeleted = "user:hvac:deleted";
    public const string InverterDiscovered = "user:inverter:discovered";
    public const string InverterUpdated = "user:inverter:updated";
    public const string InverterDeleted = "user:inverter:deleted";
    public const string InverterStatisticsUpdated = "user:inverter:statistics-updated";
    public const string BatteryDiscovered = "user:battery:discovered";
    public const string BatteryUpdated = "user:battery:updated";
    public const string BatteryDeleted = "user:battery:deleted";
    public const string MeterDiscovered = "user:meter:discovered";
    public const string MeterUpdated = "user:meter:updated";
    public const string MeterDeleted = "user:meter:deleted";
    public const string HemSystemDiscovered = "user:hem-system:discovered";
    public const string HemSystemUpdated = "user:hem-system:updated";
    public const string HemSystemDeleted = "user:hem-system:deleted";
    public const string VendorActionUpdated = "user:vendor-action:updated";
    public const string ScheduleExecutionUpdated = "user:schedule:execution-updated";
    public const string CredentialsInvalidated = "user:credentials:invalidated";
    public const string Heartbeat = "system:heartbeat";
    public const string WebhookTest = "enode:webhook:test";
#pragma warning restore CS1591

    /// <summary>The types of the events by their names.</summary>
    internal static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [VehicleDiscovered] = typeof(VehicleEvent),
        [VehicleUpdated] = typeof(VehicleEvent),
        [VehicleDeleted] = typeof(VehicleEvent),
        [SmartChargingStatusUpdated] = typeof(SmartChargingStatusEvent),
        [ChargerDiscovered] = typeof(ChargerEvent),
        [ChargerUpdated] = typeof(ChargerEvent),
        [ChargerDeleted] = typeof(ChargerEvent),
        [HvacDiscovered] = typeof(HvacEvent),
        [HvacUpdated] = typeof(HvacEvent),
        [HvacDeleted] = typeof(HvacEvent),
        [InverterDiscovered] = typeof(InverterEvent),
        [InverterUpdated] = typeof(InverterEvent),
        [InverterDeleted] = typeof(InverterEvent),
        [InverterStatisticsUpdated] = typeof(InverterStatisticsEvent),
        [BatteryDiscovered] = typeof(BatteryEvent),
        [BatteryUpdated] = typeof(BatteryEvent),
        [BatteryDeleted] = typeof(BatteryEvent),
        [MeterDiscovered] = typeof(MeterEvent),
        [MeterUpdated] = typeof(MeterEvent),
        [MeterDeleted] = typeof(MeterEvent),
        [HemSystemDiscovered] = typeof(HemSystemEvent),
        [HemSystemUpdated] = typeof(HemSystemEvent),
        [HemSystemDeleted] = typeof(HemSystemEvent),
        [VendorActionUpdated] = typeof(ActionEvent),
        [ScheduleExecutionUpdated] = typeof(ScheduleStatusEvent),
        [CredentialsInvalidated] = typeof(CredentialsEvent),
        [Heartbeat] = typeof(HeartbeatEvent),
        [WebhookTest] = typeof(WebhookTestEvent),
    };

    /// <summary>All names, in the order in which they are declared.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Types.Keys];
}
