namespace Enode.Simulation;

/// <summary>What each kind of thing is made of, written down by hand from the API's description: every object is closed.</summary>
internal static class Kinds
{
    private const string Capability = "isCapable interventionIds";
    private const string Coordinates = "id longitude latitude lastUpdated";
    private const string Energy = "generation consumption charge discharge import export unit lastUpdated";
    private const string Head = "id userId vendor lastSeen isReachable";
    private const string Site = "brand model siteName installationDate";

    /// <summary>The paths of all kinds.</summary>
    public static IReadOnlyList<string> All => [.. Members.Keys];

    /// <summary>
    /// The members of each kind, by the names of the objects that they are in. A question mark is behind one that need not be there.
    /// <c>capabilities.*</c> are all the objects in there that are not named themselves.
    /// </summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Members { get; } =
        new Dictionary<string, Dictionary<string, string>>
    {
        ["vehicles"] = new()
        {
            [""] = $"{Head} information chargeState smartChargingPolicy odometer capabilities scopes location",
            ["information"] = "vin brand model year displayName",
            ["chargeState"] = "batteryLevel range isPluggedIn isCharging isFullyCharged batteryCapacity chargeLimit chargeRate "
                + "chargeTimeRemaining lastUpdated "
                + "maxCurrent powerDeliveryState pluggedInChargerId?",
            ["smartChargingPolicy"] = "isEnabled deadline minimumChargeLimit",
            ["odometer"] = "distance lastUpdated",
            ["capabilities"] = "information chargeState location odometer setMaxCurrent startCharging stopCharging smartCharging",
            ["capabilities.*"] = Capability,
            ["location"] = Coordinates,
        },
        ["chargers"] = new()
        {
            [""] = $"{Head} chargeState capabilities scopes information location",
            ["chargeState"] = "isPluggedIn isCharging chargeRate lastUpdated maxCurrent powerDeliveryState pluggedInVehicleId?",
            ["capabilities"] = "information chargeState startCharging stopCharging setMaxCurrent",
            ["capabilities.*"] = Capability,
            ["information"] = "brand model year serialNumber",
            ["location"] = "id lastUpdated",
        },
        ["hvacs"] = new()
        {
            [""] = $"{Head} consumptionRate information temperatureState thermostatState scopes capabilities location",
            ["information"] = "brand model displayName groupName category",
            ["temperatureState"] = "currentTemperature isActive lastUpdated",
            ["thermostatState"] = "mode heatSetpoint coolSetpoint holdType lastUpdated",
            ["capabilities"] =
                "capableModes coolSetpointRange heatSetpointRange setpointDifferenceRange setFollowSchedule setPermanentHold",
            ["capabilities.coolSetpointRange"] = "min max",
            ["capabilities.heatSetpointRange"] = "min max",
            ["capabilities.setpointDifferenceRange"] = "min max",
            ["capabilities.*"] = Capability,
            ["location"] = "id",
        },
        ["inverters"] = new()
        {
            [""] = $"{Head} productionState timezone capabilities scopes information location hemSystemId",
            ["productionState"] = "productionRate isProducing totalLifetimeProduction lastUpdated",
            ["capabilities"] = "productionState productionStatistics",
            ["capabilities.*"] = Capability,
            ["information"] = $"id sn {Site}",
            ["location"] = Coordinates,
        },
        ["batteries"] = new()
        {
            [""] = $"{Head} chargeState config information capabilities scopes location hemSystemId",
            ["chargeState"] = "status batteryCapacity batteryLevel chargeRate dischargeLimit lastUpdated",
            ["config"] = "operationMode lastUpdated",
            ["information"] = $"id {Site}",
            ["capabilities"] = "exportFocus importFocus timeOfUse selfReliance idle",
            ["capabilities.*"] = Capability,
            ["location"] = Coordinates,
        },
        ["meters"] = new()
        {
            [""] = $"{Head} information energyState location capabilities scopes hemSystemId",
            ["information"] = Site,
            ["energyState"] = "power lastUpdated",
            ["capabilities"] = "measuresConsumption measuresProduction",
            ["capabilities.*"] = Capability,
            ["location"] = Coordinates,
        },
        ["hem-systems"] = new()
        {
            [""] = "id userId locationId information status",
            ["information"] = "vendor name installationDate latitude longitude address timezone lastUpdated",
            ["status"] = "lastSeen energy",
            ["status.energy"] = "today",
            ["status.energy.today"] = Energy,
        },
    };

    /// <summary>The values that texts of these names can have.</summary>
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["vehicles chargeState.powerDeliveryState"] = "UNKNOWN UNPLUGGED PLUGGED_IN:INITIALIZING PLUGGED_IN:CHARGING PLUGGED_IN:STOPPED "
            + "PLUGGED_IN:COMPLETE "
            + "PLUGGED_IN:NO_POWER PLUGGED_IN:FAULT PLUGGED_IN:DISCHARGING",
        ["chargers chargeState.powerDeliveryState"] = "UNKNOWN UNPLUGGED PLUGGED_IN:INITIALIZING PLUGGED_IN:CHARGING PLUGGED_IN:STOPPED "
            + "PLUGGED_IN:NO_POWER "
            + "PLUGGED_IN:FAULT PLUGGED_IN:DISCHARGING",
        ["chargers vendor"] = "ZAPTEC EASEE WALLBOX EO CHARGEAMPS EVBOX GOE CHARGEPOINT ENELX TESLA OHME GARO SCHNEIDER PODPOINT KEBA "
            + "HYPERVOLT MYENERGI "
            + "HEIDELBERG ALFEN",
        ["hvacs vendor"] = "TADO MILL ADAX ECOBEE SENSIBO HONEYWELL RESIDEO MITSUBISHI MICROMATIC NIBE PANASONIC TOSHIBA DAIKIN NEST "
            + "FUJITSU BOSCH NETATMO",
        ["hvacs information.category"] = "HEATING COOLING HEAT_PUMP AGGREGATOR",
        ["hvacs thermostatState.mode"] = "UNKNOWN OFF AUTO COOL HEAT",
        ["hvacs thermostatState.holdType"] = "PERMANENT SCHEDULED",
        ["inverters vendor"] = "AFORE APSYSTEMS CSISolar Deye ENPHASE FOXESS FRONIUS GIVENERGY GOODWE GROWATT Hoymiles HUAWEI INVT SMA "
            + "SOFAR SOLAREDGE SOLARK "
            + "SOLAX SOLIS SOLPLANET SUNGROW SUNSYNK TESLA TSUN",
        ["batteries vendor"] = "TESLA ENPHASE GIVENERGY HUAWEI SOLAREDGE SMA FOXESS SOLAX SOLIS",
        ["batteries chargeState.status"] = "CHARGING DISCHARGING IDLE FAULT UNKNOWN",
        ["batteries config.operationMode"] = "IMPORT_FOCUS EXPORT_FOCUS TIME_OF_USE SELF_RELIANCE IDLE UNKNOWN",
        ["meters vendor"] = "ENPHASE GIVENERGY HUAWEI TESLA SMA SOLAREDGE FOXESS SOLAX SOLIS",
        ["hem-systems information.vendor"] = "SOLAREDGE FOXESS SMA TESLA GIVENERGY SOLAX SOLIS HUAWEI ENPHASE",
    };
}
