namespace Enode.Tests;

/// <summary>Answers of the API about plans, with every member that their kind has.</summary>
internal static class PlanPayloads
{
    internal const string ChargeSchedule = """
        {
          "id": "sch-1", "targetId": "v-8", "targetType": "vehicle", "locationId": "home-1", "isEnabled": true,
          "defaultShouldCharge": false,
          "rules": [
            {
              "hourMinute": { "from": "22:00", "to": "06:00" }, "weekdays": [0, 1, 2, 3, 4], "fromTimestamp": "2026-01-12T00:00:00Z",
              "toTimestamp": "2026-02-12T00:00:00Z", "shouldCharge": true
            }
          ]
        }
        """;

    internal const string TemperatureSchedule = """
        {
          "id": "sch-2", "targetId": "hv-5", "targetType": "hvac", "isEnabled": false,
          "defaultTargetState": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 17.5, "coolSetpoint": 26 },
          "rules": [
            {
              "hourMinute": { "from": "06:30", "to": "24:00" }, "weekdays": [5, 6], "fromTimestamp": "2026-01-12T00:00:00Z",
              "toTimestamp": "2026-02-12T00:00:00Z",
              "targetState": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 20, "coolSetpoint": 24.5 }
            }
          ]
        }
        """;

    internal const string ChargeStatus = """
        {
          "scheduleId": "sch-1", "scheduleType": "CHARGE", "changedAt": "2026-01-14T08:09:10Z", "state": "MISALIGNED",
          "isCharging": false, "isChargingExpected": true,
          "isChargingExpectedParts": { "needsCharge": true, "isPluggedIn": false, "shouldCharge": true },
          "upcomingTransitions": [
            { "at": "2026-01-15T06:00:00Z", "shouldCharge": false }, { "at": "2026-01-15T22:00:00Z", "shouldCharge": true }
          ],
          "smartOverride": {
            "createdAt": "2026-01-14T07:00:00Z", "endedAt": "2026-01-14T07:30:00Z", "targetType": "vehicle", "targetId": "v-8",
            "vendorActionId": "act-9"
          }
        }
        """;

    internal const string TemperatureStatus = """
        {
          "scheduleId": "sch-2", "scheduleType": "TEMPERATURE", "changedAt": "2026-01-14T08:09:10Z", "state": "ALIGNED",
          "current": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 17.5, "coolSetpoint": 26 },
          "expected": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 20, "coolSetpoint": 24.5 },
          "upcomingTransitions": [
            {
              "at": "2026-01-17T06:30:00Z",
              "target": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 17.5, "coolSetpoint": 26 }
            }
          ]
        }
        """;

    internal const string Rates = """[ { "name": "PEAK", "cost": "13.370" }, { "name": "OFF-PEAK", "cost": "-.5" } ]""";

    internal const string LocationTariff = """
        [
          { "weekday": 0, "fromHourMinute": "00:00", "toHourMinute": "18:00", "tariffId": "FLEX", "tariffName": "OFF-PEAK" },
          { "weekday": 0, "fromHourMinute": "18:00", "toHourMinute": "24:00", "tariffId": "FLEX", "tariffName": "PEAK" }
        ]
        """;
}
