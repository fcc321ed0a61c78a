namespace Enode.Tests;

/// <summary>Answers of smart charging and statistics as the API gives them.</summary>
internal static class SmartPayloads
{
    internal const string Policy = """{ "isEnabled": true, "deadline": "06:30", "minimumChargeLimit": 20 }""";

    internal const string Plan = """
        {
          "id": "plan-1", "vehicleId": "car-1", "userId": "user-1", "locationId": "home-1", "vendor": "POLESTAR", "currency": "EUR",
          "nonSmartCost": 9.75, "smartCost": 5.25, "stopAt": "2026-01-14T17:05:00Z", "startAt": "2026-01-15T01:00:00Z",
          "estimatedFinishAt": "2026-01-15T04:45:00Z", "stopConfirmedAt": "2026-01-14T17:06:10Z",
          "startConfirmedAt": "2026-01-15T01:01:00Z", "endedAt": "2026-01-15T04:40:00Z", "finalState": "PLAN:ENDED:FAILED",
          "failureCondition": "CHARGE_INTERRUPTED"
        }
        """;

    internal const string Override = """
        {
          "createdAt": "2026-01-14T18:00:00Z", "endedAt": "2026-01-14T19:30:00Z", "targetType": "vehicle", "targetId": "car-1",
          "vendorActionId": "act-1", "userId": "user-1", "vendor": "POLESTAR"
        }
        """;

    internal const string Status = $$"""
        {
          "updatedAt": "2026-01-14T18:00:30Z", "vehicleId": "car-1", "userId": "user-1", "vendor": "POLESTAR",
          "state": "PLAN:EXECUTING:STOPPED", "stateChangedAt": "2026-01-14T17:06:10Z",
          "consideration": { "isPluggedIn": true, "isCharging": false, "atChargingLocation": true, "hasTimeEstimate": false },
          "plan": {{Plan}},
          "smartOverride": {
            "createdAt": "2026-01-13T18:00:00Z", "endedAt": "2026-01-13T19:00:00Z", "targetType": "vehicle", "targetId": "car-1",
            "vendorActionId": "act-0"
          }
        }
        """;

    internal const string ChargingStatistic = """
        {
          "kw": { "min": 0, "max": 11, "mean": 7.5 }, "kwhSum": 30.25, "price": { "min": 0.1, "max": 0.4, "mean": 0.25 },
          "nonSmartPrice": { "min": 0.3, "max": 0.5, "mean": 0.375 }, "costSum": 7.5, "estimatedSavings": 3.5,
          "date": "2026-01-14T00:00:00Z"
        }
        """;

    internal const string ChargingSession = """
        {
          "kw": { "min": 1, "max": 11, "mean": 7.5 }, "kwhSum": 15, "price": { "min": 0.1, "max": 0.4, "mean": 0.25 }, "costSum": 3.75,
          "id": "car-1", "locationId": "home-1", "from": "2026-01-14T17:00:00Z", "to": "2026-01-14T19:30:00Z",
          "nonSmartPrice": { "min": null, "max": null, "mean": null }, "estimatedSavings": null
        }
        """;

    internal const string InverterStatistics = """
        {
          "timezone": "Europe/Oslo", "retryAfter": "2026-06-30T22:30:00Z",
          "resolutions": {
            "QUARTER_HOUR": { "unit": "kWh", "data": [{ "date": "2026-06-30T12:15:00+02:00", "value": 1.25 }] },
            "DAY": { "unit": "kWh", "data": [{ "date": "2026-06-30T00:00:00+02:00", "value": 30.5 }] }
          }
        }
        """;

    /// <summary>Both forms of a series at once, so that every member is there.</summary>
    private const string Series = """
        {
          "isAvailable": true, "unit": "kW", "unitType": "Power", "sampling": { "mode": "bucketed", "resolution": "PT15M" },
          "timezone": "Europe/Oslo", "data": [{ "t": "2026-06-30T12:15:00+02:00", "v": 2.5 }], "reason": "none"
        }
        """;

    internal const string HemStatistics = $$"""
        {
          "timeseries": {
            "generation": {{Series}}, "consumption": {{Series}}, "import": {{Series}}, "export": {{Series}}, "charge": {{Series}},
            "discharge": {{Series}}, "batteryLevel": {{Series}}
          }
        }
        """;
}
