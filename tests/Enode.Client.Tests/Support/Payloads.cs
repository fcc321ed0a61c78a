namespace Enode.Tests;

/// <summary>Answers as the API gives them.</summary>
internal static class Payloads
{
    internal const string Vehicle = """
        {
          "id": "3f1f9a0e-car", "userId": "user/7 é", "vendor": "POLESTAR", "lastSeen": "2026-01-14T08:09:10.123Z", "isReachable": true,
          "information": { "vin": "YV1LPS00000000001", "brand": "Polestar", "model": "2 Long Range", "year": 2024,
          "displayName": "Snöflinga", "imageUrl": "https://pictures.example/polestar.webp?width=640" },
          "chargeState": {
            "batteryLevel": 41.5, "range": 198, "isPluggedIn": true, "isCharging": true, "isFullyCharged": false, "batteryCapacity": 75.2,
            "chargeLimit": 80, "chargeRate": 10.9, "chargeTimeRemaining": 165, "lastUpdated": "2026-01-14T08:09:09Z", "maxCurrent": 16,
            "powerDeliveryState": "PLUGGED_IN:CHARGING", "pluggedInChargerId": "c-22"
          },
          "smartChargingPolicy": { "isEnabled": true, "deadline": "06:30", "minimumChargeLimit": 20 },
          "odometer": { "distance": 41230.7, "lastUpdated": "2026-01-13T22:00:00Z" },
          "capabilities": {
            "information": { "isCapable": true, "interventionIds": [] },
            "chargeState": { "isCapable": true, "interventionIds": [] },
            "location": { "isCapable": false, "interventionIds": ["i-1", "i-2"] },
            "odometer": { "isCapable": true, "interventionIds": [] },
            "setMaxCurrent": { "isCapable": false, "interventionIds": [] },
            "startCharging": { "isCapable": true, "interventionIds": [] },
            "stopCharging": { "isCapable": true, "interventionIds": [] },
            "smartCharging": { "isCapable": false, "interventionIds": ["i-3"] }
          },
          "location": { "id": "home-1", "longitude": 18.0632404, "latitude": 59.3345751, "lastUpdated": "2026-01-14T07:00:00Z" },
          "scopes": ["vehicle:read:data", "vehicle:control:charging"]
        }
        """;

    internal const string ListedUser = """{ "id": "user-1", "createdAt": "2025-06-01T00:00:00Z", "scopes": ["vehicle:read:data"] }""";

    internal const string UserById = """
        { "id": "user-1", "linkedVendors": [
          { "vendor": "TESLA", "vendorType": "vehicle", "isValid": true },
          { "vendor": "ZAPTEC", "vendorType": "charger", "isValid": false } ] }
        """;

    internal const string Webhook = """
        { "id": "w1", "url": "https://example.com/events", "events": ["user:vehicle:updated", "user:vehicle:deleted"],
          "lastSuccess": "2026-01-15T10:00:00Z", "isActive": true, "createdAt": "2026-01-14T10:00:00Z", "apiVersion": "2024-10-01",
          "authentication": { "headerName": "x-key" } }
        """;

    internal const string WebhookTest = """
        { "status": "SUCCESS", "description": "Delivered", "response": { "code": 200, "body": "ok", "headers": ["content-length: 2"] } }
        """;

    /// <summary>A page of whatever.</summary>
    internal static string Page(string? after, params string[] items) =>
        "{\"data\":[" + string
            .Join(',', items) + "],\"pagination\":{\"after\":" + (after is null ? "null" : $"\"{after}\"") + ",\"before\":null}}";

    /// <summary>A page of users.</summary>
    internal static string Users(string? after, params string[] ids) => Page(after, ids.Select(id => "{\"id\":\"" + id + "\"}").ToArray());

    /// <summary>A charging action.</summary>
    internal static string Action(string id, string state, string kind = "START") =>
        ActionWith($"\"kind\": \"{kind}\"", "vehicle", id, state);

    /// <summary>An action of whatever kind: the member that makes it special is given as it stands.</summary>
    internal static string ActionWith(string special, string targetType, string id = "act-1", string state = "FAILED") => $$"""
        {
          "id": "{{id}}", "userId": "user-1", "createdAt": "2026-01-15T10:00:00Z", "updatedAt": "2026-01-15T10:00:05Z",
          "completedAt": {{(state == "PENDING" ? "null" : "\"2026-01-15T10:00:05Z\"")}}, "state": "{{state}}",
          "targetId": "{{targetType}}-1", "targetType": "{{targetType}}", {{special}},
          "failureReason": {{(state == "FAILED" ? """{ "type": "NO_RESPONSE", "detail": "The device slept." }""" : "null")}}
        }
        """;
}
