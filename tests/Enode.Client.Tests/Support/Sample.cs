namespace Enode.Tests;

/// <summary>A thing that the API answers with, whole, and how a client asks for it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Schema">
/// The name of its schema in the API's document, or the id of the operation that answers with it. A list's stands for what it lists.
/// </param>
/// <param name="Json">One as the API gives it, with every member.</param>
/// <param name="ReadAsync">Asks for it.</param>
internal sealed record Sample(string Name, string Schema, string Json, Func<EnodeClient, Task<EnodeModel>> ReadAsync)
{
    internal static IReadOnlyList<Sample> All { get; } =
    [
        .. Kind.All.Select(kind => new Sample(kind.Name, ListOf(kind.Name), kind.Json, client => kind.GetAsync(client, "x"))),
        new("listed user", "UsersListEntry", Payloads.ListedUser, GetUserAsync),
        new("user by id", "UserResponse", Payloads.UserById, GetUserAsync),
        Of<LinkSession>(
            "link session",
            "LinkUserResponse",
            """{ "linkUrl": "https://link.example/s1", "linkToken": "t1" }""",
            client => client.Linking.CreateSessionAsync("u", ["vehicle:read:data"], "browser", "app://back")),
        Of<Webhook>("webhook", "WebhookResponse", Payloads.Webhook, client => client.Webhooks.GetAsync("x")),
        Of<WebhookTest>("webhook test", "TestFirehoseWebhook", Payloads.WebhookTest, client => client.Webhooks.TestAsync("x")),
        Action("charge action", "ChargeAction", """ "kind": "STOP" """, "charger"),
        Action("max current action", "MaxCurrentAction", """ "targetState": { "maxCurrent": 16.5 } """, "vehicle"),
        Action("operation mode action", "OperationModeAction", """ "targetState": { "operationMode": "IDLE" } """, "battery"),
        Action(
            "permanent hold action",
            "HvacActionPermanentHold",
            """ "target": { "holdType": "PERMANENT", "mode": "AUTO", "heatSetpoint": 20.5, "coolSetpoint": 25 } """,
            "hvac"),
        Of("smart charging policy", "VehicleSmartChargingPolicy", SmartPayloads.Policy, client => client.SmartCharging.GetPolicyAsync("x")),
        Of(
            "smart charging status",
            "getVehiclesVehicleidSmartchargingstatus",
            SmartPayloads.Status,
            client => client.SmartCharging.GetStatusAsync("x")),
        Of("smart charging plan", "SmartChargingPlan", SmartPayloads.Plan, client => client.SmartCharging.GetPlanAsync("x")),
        Of(
            "smart override",
            "vehicleCreateSmartOverride",
            SmartPayloads.Override,
            client => client.SmartCharging.StartOverrideAsync("x")),
        Of(
            "inverter statistics",
            "getInverterStatistics",
            SmartPayloads.InverterStatistics,
            client => client.Statistics.GetInverterAsync("x", 2026, 6)),
        Of(
            "HEM system statistics",
            "HemsStats",
            SmartPayloads.HemStatistics,
            client => client.Statistics.GetHemSystemAsync("x", "2026-06")),
        Action("follow schedule action", "HvacActionFollowSchedule", """ "target": { "holdType": "SCHEDULED" } """, "hvac"),
        new("charge schedule", "ChargeScheduleResponse", PlanPayloads.ChargeSchedule, GetScheduleAsync),
        new("temperature schedule", "TemperatureScheduleResponse", PlanPayloads.TemperatureSchedule, GetScheduleAsync),
        new("charge schedule status", "ChargeScheduleStatus", PlanPayloads.ChargeStatus, GetScheduleStatusAsync),
        new("temperature schedule status", "TemperatureScheduleStatus", PlanPayloads.TemperatureStatus, GetScheduleStatusAsync),
    ];

    /// <summary>The samples' names, for theories.</summary>
    internal static IEnumerable<TheoryDataRow<string>> Names => All.Select(sample => new TheoryDataRow<string>(sample.Name));

    internal static Sample Of(string name) => All.Single(sample => sample.Name == name);

    private static Sample Of<T>(string name, string schema, string json, Func<EnodeClient, Task<T>> readAsync)
        where T : EnodeModel => new(name, schema, json, async client => await readAsync(client));

    private static Sample Action(string name, string schema, string special, string targetType) =>
        new(name, schema, Payloads.ActionWith(special.Trim(), targetType), async client => await client.Actions.GetAsync("x"));

    private static async Task<EnodeModel> GetUserAsync(EnodeClient client) => await client.Users.GetAsync("x");

    private static async Task<EnodeModel> GetScheduleAsync(EnodeClient client) => await client.Schedules.GetAsync("x");

    private static async Task<EnodeModel> GetScheduleStatusAsync(EnodeClient client) => await client.Schedules.GetStatusAsync("x");

    private static string ListOf(string kind) =>
        $"Paginated{(kind switch { "HEM system" => "HEMSystem", "hvac" => "HVAC", _ => char.ToUpperInvariant(kind[0]) + kind[1..] })}List";
}
