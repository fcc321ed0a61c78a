using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The devices, locations and bodies that tests of schedules and smart charging need.</summary>
internal static class Sites
{
    /// <summary>A charger whose vehicle is not linked, charges, and accepts commands, a maximum current included.</summary>
    public static bool IsFree(JsonElement charger) =>
        charger.At("chargeState").IsNull("pluggedInVehicleId")
        && charger.At("chargeState").Text("powerDeliveryState") == "PLUGGED_IN:CHARGING"
        && charger.Can("startCharging")
        && charger.Can("setMaxCurrent");

    /// <summary>A heater that holds a temperature and accepts commands.</summary>
    public static bool IsHeater(JsonElement hvac) =>
        hvac.Can("setPermanentHold")
        && hvac.GetProperty("isReachable").GetBoolean()
        && hvac.At("thermostatState").Text("mode") == "HEAT"
        && hvac.At("capabilities", "capableModes").GetArrayLength() == 2;

    /// <summary>Creates a location.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> CreateAsync(
        TestSimulator simulator, string userId, string zone = "UTC", double latitude = 1, double longitude = 1)
    {
        var body = FormattableString.Invariant(
            $$"""{ "name": "Home", "latitude": {{latitude}}, "longitude": {{longitude}}, "timezoneName": "{{zone}}" }""");
        return (await simulator.PostAsync($"users/{userId}/locations", body)).Json.Text("id")!;
    }

    /// <summary>Removes a device from its home, so that the clock times of its schedules are in UTC.</summary>
    public static Task RemoveFromHomeAsync(TestSimulator simulator, string path) => simulator.PutAsync(path, """{"locationId":null}""");

    /// <summary>A charge schedule that is enabled and does not charge by default.</summary>
    public static string Schedule(string type, string id, string? locationId = null, string rules = "[]") =>
        $$"""
        {"targetType":"{{type}}","targetId":"{{id}}","locationId":{{(locationId is null ? "null" : $"\"{locationId}\"")}},
        "isEnabled":true,"defaultShouldCharge":false,"rules":{{rules}}}
        """;

    /// <summary>A temperature schedule that is enabled.</summary>
    public static string Climate(string id, string state, string rules) =>
        $$"""{"targetType":"hvac","targetId":"{{id}}","isEnabled":true,"defaultTargetState":{{state}},"rules":{{rules}}}""";
}
