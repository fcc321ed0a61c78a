namespace Enode.Tests;

/// <summary>Answers of the API about what is in a house, with every member that their kind has.</summary>
internal static class HomePayloads
{
    internal const string Charger = """
        {
          "id": "ch-31", "userId": "user/7 é", "vendor": "EASEE", "lastSeen": "2026-02-03T18:20:11.5Z", "isReachable": true,
          "information": { "brand": "Easee", "model": "Charge Lite", "year": 2023, "serialNumber": "EH-004711" },
          "chargeState": {
            "isPluggedIn": true, "isCharging": false, "chargeRate": 7.36, "lastUpdated": "2026-02-03T18:20:10Z", "maxCurrent": 13.5,
            "powerDeliveryState": "PLUGGED_IN:STOPPED", "pluggedInVehicleId": "v-8"
          },
          "capabilities": {
            "information": { "isCapable": true, "interventionIds": ["i-10"] },
            "chargeState": { "isCapable": true, "interventionIds": ["i-11"] },
            "startCharging": { "isCapable": false, "interventionIds": ["i-12", "i-13"] },
            "stopCharging": { "isCapable": true, "interventionIds": ["i-14"] },
            "setMaxCurrent": { "isCapable": false, "interventionIds": ["i-15"] },
            "setChargeRateLimit": { "isCapable": true, "interventionIds": ["i-16"], "allowedRange": { "kW": { "min": 1.4, "max": 22 } } }
          },
          "location": { "id": "home-2", "lastUpdated": "2026-02-01T00:00:00Z" },
          "scopes": ["charger:read:data", "charger:control:charging"]
        }
        """;

    internal const string Hvac = """
        {
          "id": "hv-5", "userId": "user-9", "vendor": "TADO", "lastSeen": "2026-02-03T06:00:00Z", "isReachable": false,
          "consumptionRate": 1.25,
          "information": { "brand": "Tado", "model": "Smart AC", "displayName": "Upstairs", "groupName": "Bedroom",
          "category": "HEAT_PUMP" },
          "temperatureState": { "currentTemperature": 19.4, "isActive": true, "lastUpdated": "2026-02-03T05:59:00Z" },
          "thermostatState": { "mode": "AUTO", "heatSetpoint": 20.5, "coolSetpoint": 25, "holdType": "PERMANENT",
          "lastUpdated": "2026-02-03T05:58:00Z" },
          "capabilities": {
            "capableModes": ["OFF", "AUTO"],
            "coolSetpointRange": { "min": 18, "max": 30.5 },
            "heatSetpointRange": { "min": 5.5, "max": 26 },
            "setpointDifferenceRange": { "min": 1, "max": 12 },
            "setFollowSchedule": { "isCapable": false, "interventionIds": ["i-20"] },
            "setPermanentHold": { "isCapable": true, "interventionIds": ["i-21"] }
          },
          "location": { "id": "home-3", "lastUpdated": "2026-01-30T12:00:00Z" },
          "scopes": ["hvac:read:data", "hvac:control:mode"]
        }
        """;

    internal const string Inverter = """
        {
          "id": "in-6", "userId": "user-9", "vendor": "FRONIUS", "lastSeen": "2026-05-20T11:00:00Z", "isReachable": true,
          "timezone": "Europe/Vienna", "hemSystemId": "hem-1",
          "information": {
            "id": "vendor-in-6", "sn": "FR-99", "brand": "Fronius", "model": "Symo 8.2", "siteName": "Barn roof",
            "installationDate": "2021-09-01T00:00:00Z"
          },
          "productionState": { "productionRate": 5.127, "isProducing": true, "totalLifetimeProduction": 31877.04,
          "lastUpdated": "2026-05-20T10:59:00Z" },
          "capabilities": {
            "productionState": { "isCapable": true, "interventionIds": ["i-30"] },
            "productionStatistics": { "isCapable": false, "interventionIds": ["i-31"] }
          },
          "location": { "id": "home-4", "longitude": 16.3725, "latitude": 48.2082, "lastUpdated": "2026-05-19T00:00:00Z" },
          "scopes": ["inverter:read:data", "inverter:read:location"]
        }
        """;

    internal const string Battery = """
        {
          "id": "ba-7", "userId": "user-9", "vendor": "SONNEN", "lastSeen": "2026-05-20T11:00:30Z", "isReachable": true,
          "hemSystemId": "hem-1",
          "information": {
            "id": "vendor-ba-7", "brand": "Sonnen", "model": "Ten", "siteName": "Cellar", "installationDate": "2022-03-15T00:00:00Z"
          },
          "chargeState": {
            "status": "DISCHARGING", "batteryCapacity": 11, "batteryLevel": 63.4, "chargeRate": -2.85, "dischargeLimit": 15,
            "lastUpdated": "2026-05-20T10:58:00Z"
          },
          "config": { "operationMode": "SELF_RELIANCE", "lastUpdated": "2026-05-01T08:00:00Z" },
          "capabilities": {
            "exportFocus": { "isCapable": true, "interventionIds": ["i-40"] },
            "importFocus": { "isCapable": false, "interventionIds": ["i-41"] },
            "timeOfUse": { "isCapable": true, "interventionIds": ["i-42"] },
            "selfReliance": { "isCapable": false, "interventionIds": ["i-43"] },
            "idle": { "isCapable": true, "interventionIds": ["i-44"] }
          },
          "location": { "id": "home-4", "longitude": 16.3726, "latitude": 48.2083, "lastUpdated": "2026-05-18T00:00:00Z" },
          "scopes": ["battery:read:data", "battery:control:operation_mode"]
        }
        """;

    internal const string Meter = """
        {
          "id": "me-8", "userId": "user-9", "vendor": "SOLAREDGE", "lastSeen": "2026-05-20T11:01:00Z", "isReachable": true,
          "hemSystemId": "hem-1",
          "information": { "brand": "SolarEdge", "model": "Inline", "siteName": "Grid point", "installationDate": "2021-09-02T00:00:00Z" },
          "energyState": { "power": -1.305, "lastUpdated": "2026-05-20T11:00:59Z" },
          "capabilities": {
            "measuresConsumption": { "isCapable": false, "interventionIds": ["i-50"] },
            "measuresProduction": { "isCapable": true, "interventionIds": ["i-51"] }
          },
          "location": { "id": "home-4", "longitude": 16.3727, "latitude": 48.2084, "lastUpdated": "2026-05-17T00:00:00Z" },
          "scopes": ["meter:read:data", "meter:read:location"]
        }
        """;

    internal const string HemSystem = """
        {
          "id": "hem-1", "userId": "user-9", "locationId": "home-4",
          "information": {
            "vendor": "HUAWEI", "name": "Farm", "installationDate": "2021-08-30T00:00:00Z", "latitude": 48.2085, "longitude": 16.3728,
            "address": "Feldweg 3", "timezone": "Europe/Vienna", "lastUpdated": "2026-05-16T00:00:00Z"
          },
          "status": {
            "lastSeen": "2026-05-20T11:02:00Z",
            "energy": { "today": {
              "generation": 18.25, "consumption": 9.5, "charge": 4.1, "discharge": 1.2, "import": 0.7, "export": 6.3, "unit": "kWh",
              "lastUpdated": "2026-05-20T11:01:30Z"
            } }
          }
        }
        """;
}
