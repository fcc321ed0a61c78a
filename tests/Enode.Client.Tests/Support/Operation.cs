namespace Enode.Tests;

/// <summary>An operation that takes an id, and the one request that it is.</summary>
/// <param name="Wire">Method and target, with <c>{id}</c> where the id stands.</param>
/// <param name="Body">The body, to the letter. Empty for none.</param>
/// <param name="CallAsync">Does it.</param>
/// <param name="Status">The status that the server answers with.</param>
/// <param name="Answer">The body that it answers with. Null for one that will do for an object or a page.</param>
internal sealed record Operation(
    string Wire, string Body, Func<EnodeClient, string, Task> CallAsync, int Status = 200, string? Answer = null)
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1));

    internal static IReadOnlyList<Operation> All { get; } =
    [
        new("GET /users/{id}", "", (client, id) => client.Users.GetAsync(id)),
        new("DELETE /users/{id}", "", (client, id) => client.Users.DeleteAsync(id), 204),
        new("DELETE /users/{id}/authorization", "", (client, id) => client.Users.RevokeAuthorizationAsync(id), 204),
        new("DELETE /users/{id}/vendors/TESLA", "", (client, id) => client.Users.DisconnectVendorAsync(id, "TESLA"), 204),
        new("DELETE /users/u/vendors/{id}", "", (client, id) => client.Users.DisconnectVendorAsync("u", id), 204),
        new(
            "DELETE /users/{id}/vendors/TESLA/vehicle",
            "",
            (client, id) => client.Users.DisconnectVendorAsync(id, "TESLA", AssetTypes.Vehicle),
            204),
        new("DELETE /users/u/vendors/TESLA/{id}", "", (client, id) => client.Users.DisconnectVendorAsync("u", "TESLA", id), 204),
        new(
            "POST /users/{id}/link",
            """{"scopes":["vehicle:read:data"],"language":"browser","redirectUri":"app://back"}""",
            (client, id) => client.Linking.CreateSessionAsync(id, ["vehicle:read:data"], "browser", "app://back")),
        new(
            "POST /assets/{id}/relink",
            """{"language":"de-DE","redirectUri":"https://example.com/back"}""",
            (client, id) => client.Linking.CreateRelinkSessionAsync(id, "de-DE", "https://example.com/back")),
        new("GET /webhooks/{id}", "", (client, id) => client.Webhooks.GetAsync(id)),
        new(
            "PATCH /webhooks/{id}",
            """{"url":"https://example.com/events"}""",
            (client, id) => client.Webhooks.UpdateAsync(id, "https://example.com/events")),
        new("DELETE /webhooks/{id}", "", (client, id) => client.Webhooks.DeleteAsync(id), 204),
        new("POST /webhooks/{id}/test", "", (client, id) => client.Webhooks.TestAsync(id)),
        new("GET /interventions/{id}", "", (client, id) => client.Interventions.GetAsync(id)),
        new("GET /locations/{id}", "", (client, id) => client.Locations.GetAsync(id)),
        new("GET /users/{id}/locations", "", (client, id) => ClientTest.ListAsync(client.Locations.ListAsync(id))),
        new(
            "POST /users/{id}/locations",
            """{"name":"Home","latitude":59.5,"longitude":-10,"timezoneName":"Europe/Oslo"}""",
            (client, id) => client.Locations.CreateAsync(id, "Home", 59.5, -10, "Europe/Oslo")),
        new("PUT /locations/{id}", """{"name":"Cabin"}""", (client, id) => client.Locations.UpdateAsync(id, "Cabin")),
        new("DELETE /locations/{id}", "", (client, id) => client.Locations.DeleteAsync(id)),

        .. Kind.All.SelectMany(kind => new Operation[]
        {
            new($"GET /{kind.Collection}/{{id}}", "", kind.GetAsync),
            new($"GET /users/{{id}}/{kind.Collection}", "", (client, id) => kind.ListAsync(client, id)),
        }),

        new("POST /vehicles/{id}/refresh-hint", "", (client, id) => client.Vehicles.SendRefreshHintAsync(id), 204),
        new("POST /chargers/{id}/refresh-hint", "", (client, id) => client.Chargers.SendRefreshHintAsync(id), 204),
        new("POST /hvacs/{id}/refresh-hint", "", (client, id) => client.Hvacs.SendRefreshHintAsync(id), 204),
        new("POST /inverters/{id}/refresh-hint", "", (client, id) => client.Inverters.SendRefreshHintAsync(id), 204),
        new("POST /batteries/{id}/refresh-hint", "", (client, id) => client.Batteries.SendRefreshHintAsync(id), 204),
        new("POST /meters/{id}/refresh-hint", "", (client, id) => client.Meters.SendRefreshHintAsync(id), 204),

        new("POST /vehicles/{id}/charging", """{"action":"START"}""", (client, id) => client.Vehicles.StartChargingAsync(id)),
        new("POST /vehicles/{id}/charging", """{"action":"STOP"}""", (client, id) => client.Vehicles.StopChargingAsync(id)),
        new("POST /vehicles/{id}/max-current", """{"maxCurrent":16}""", (client, id) => client.Vehicles.SetMaxCurrentAsync(id, 16)),
        new("POST /chargers/{id}/charging", """{"action":"START"}""", (client, id) => client.Chargers.StartChargingAsync(id)),
        new("POST /chargers/{id}/charging", """{"action":"STOP"}""", (client, id) => client.Chargers.StopChargingAsync(id)),
        new("POST /chargers/{id}/max-current", """{"maxCurrent":6.5}""", (client, id) => client.Chargers.SetMaxCurrentAsync(id, 6.5)),
        new("PUT /chargers/{id}", """{"locationId":"home-2"}""", (client, id) => client.Chargers.SetLocationAsync(id, "home-2")),
        new("PUT /chargers/{id}", """{"locationId":null}""", (client, id) => client.Chargers.SetLocationAsync(id, null)),

        new("PUT /hvacs/{id}", """{"locationId":"home-3"}""", (client, id) => client.Hvacs.SetLocationAsync(id, "home-3")),
        new("PUT /hvacs/{id}", """{"locationId":null}""", (client, id) => client.Hvacs.SetLocationAsync(id, null)),
        new("POST /hvacs/{id}/permanent-hold", """{"mode":"OFF"}""", (client, id) => client.Hvacs.HoldAsync(id, HvacModes.Off, null, null)),
        new(
            "POST /hvacs/{id}/permanent-hold",
            """{"mode":"HEAT","heatSetpoint":20.5}""",
            (client, id) => client.Hvacs.HoldAsync(id, HvacModes.Heat, 20.5, null)),
        new(
            "POST /hvacs/{id}/permanent-hold",
            """{"mode":"COOL","coolSetpoint":25}""",
            (client, id) => client.Hvacs.HoldAsync(id, HvacModes.Cool, null, 25)),
        new(
            "POST /hvacs/{id}/permanent-hold",
            """{"mode":"AUTO","heatSetpoint":-1.5,"coolSetpoint":0}""",
            (client, id) => client.Hvacs.HoldAsync(id, HvacModes.Auto, -1.5, 0)),
        new("POST /hvacs/{id}/follow-schedule", "", (client, id) => client.Hvacs.FollowScheduleAsync(id)),

        new("GET /vehicles/{id}/smart-charging-policy", "", (client, id) => client.SmartCharging.GetPolicyAsync(id)),
        new("PUT /vehicles/{id}/smart-charging-policy", "{}", (client, id) => client.SmartCharging.SetPolicyAsync(id)),
        new(
            "PUT /vehicles/{id}/smart-charging-policy",
            """{"isEnabled":false}""",
            (client, id) => client.SmartCharging.SetPolicyAsync(id, isEnabled: false)),
        new(
            "PUT /vehicles/{id}/smart-charging-policy",
            """{"isEnabled":true,"deadline":"24:00","minimumChargeLimit":0}""",
            (client, id) => client.SmartCharging.SetPolicyAsync(id, true, "24:00", 0)),
        new("GET /vehicles/{id}/smart-charging-status", "", (client, id) => client.SmartCharging.GetStatusAsync(id)),
        new("GET /vehicles/{id}/smart-charging-plans/latest", "", (client, id) => client.SmartCharging.GetPlanAsync(id)),
        new("GET /vehicles/v/smart-charging-plans/{id}", "", (client, id) => client.SmartCharging.GetPlanAsync("v", id)),
        new("POST /vehicles/{id}/smart-override", "", (client, id) => client.SmartCharging.StartOverrideAsync(id)),
        new("DELETE /vehicles/{id}/smart-override", "", (client, id) => client.SmartCharging.EndOverrideAsync(id)),

        new(
            "GET /users/{id}/statistics/charging?startDate=2026-01-01T00%3A00%3A00Z&type=vehicle",
            "",
            (client, id) => EnumerateAsync(client.Statistics.ListChargingAsync(id, "vehicle", NewYear)),
            Answer: "[]"),
        new(
            "GET /users/{id}/statistics/charging/sessions?startDate=2026-01-01T00%3A00%3A00Z&type=hvac",
            "",
            (client, id) => EnumerateAsync(client.Statistics.ListChargingSessionsAsync(id, "hvac", NewYear)),
            Answer: "[]"),
        new(
            "GET /inverters/{id}/statistics?year=2026&month=6",
            "",
            (client, id) => client.Statistics.GetInverterAsync(id, 2026, 6)),
        new(
            "GET /inverters/{id}/statistics?year=2026&month=6&day=30",
            "",
            (client, id) => client.Statistics.GetInverterAsync(id, 2026, 6, 30)),
        new(
            "GET /hem-systems/{id}/statistics?interval=2026-06",
            "",
            (client, id) => client.Statistics.GetHemSystemAsync(id, "2026-06")),

        .. new[]
        {
            OperationModes.ImportFocus, OperationModes.ExportFocus, OperationModes.TimeOfUse, OperationModes.SelfReliance,
            OperationModes.Idle
        }.Select(mode =>
            new Operation("POST /batteries/{id}/operation-mode", $$"""{"operationMode":"{{mode}}"}""",
                (client, id) => client.Batteries.SetOperationModeAsync(id, mode))),

        new("GET /users/{id}/schedules", "", (client, id) => EnumerateAsync(client.Schedules.ListAsync(id))),
        new("GET /schedules/{id}", "", (client, id) => client.Schedules.GetAsync(id)),
        new("GET /schedules/{id}/status", "", (client, id) => client.Schedules.GetStatusAsync(id)),
        new("DELETE /schedules/{id}", "", (client, id) => client.Schedules.DeleteAsync(id), 204),
        new(
            "POST /users/{id}/schedules",
            """{"targetType":"charger","targetId":"c","locationId":null,"isEnabled":true,"defaultShouldCharge":false,"rules":[]}""",
            (client, id) => client.Schedules.CreateAsync(
                id,
                new ChargeSchedule { TargetType = "charger", TargetId = "c", IsEnabled = true, DefaultShouldCharge = false, Rules = [] })),
        new("PUT /schedules/{id}", "{}", (client, id) => client.Schedules.UpdateAsync(id, new ScheduleChanges())),

        new("GET /tariffs/{id}", "", (client, id) => client.Tariffs.GetAsync(id), Answer: "[]"),
        new(
            "PUT /tariffs/{id}",
            """[{"name":"PEAK","cost":"13.37"}]""",
            (client, id) => client.Tariffs.SetAsync(id, [new TariffRate { Name = "PEAK", Cost = 13.37m }]),
            204),
        new("GET /locations/{id}/tariff", "", (client, id) => client.Tariffs.GetOfLocationAsync(id), Answer: "[]"),
        new(
            "PUT /locations/{id}/tariff",
            """{"tariffId":"FLEX","tariffIntervals":[{"name":"PEAK","from":"06:00","to":"22:00"}]}""",
            (client, id) => client.Tariffs.SetOfLocationAsync(
                id, "FLEX", [new TariffInterval { Name = "PEAK", From = "06:00", To = "22:00" }]),
            204),

        .. Kind.All.Where(kind => kind.Name is AssetTypes.Vehicle or AssetTypes.Charger or AssetTypes.Hvac or AssetTypes.Battery)
            .SelectMany(kind => new Operation[]
        {
            new($"GET /{kind.Collection}/actions/{{id}}", "", (client, id) => client.Actions.GetAsync(id, kind.Name)),
            new($"POST /{kind.Collection}/actions/{{id}}/cancel", "", (client, id) => client.Actions.CancelAsync(id, kind.Name)),
        }),
    ];

    /// <summary>The operations, for theories.</summary>
    internal static IEnumerable<TheoryDataRow<string>> Names => All.Select(operation => new TheoryDataRow<string>(operation.ToString()));

    /// <summary>A response that will do for any operation.</summary>
    internal Response Response =>
        Status == 204 ? Testing.Response.Json(204) : Testing.Response.Json(Status, Answer ?? """{"id":"x","data":[],"pagination":{"after":null}}""");

    internal static Operation Of(string name) => All.Single(operation => operation.ToString() == name);

    /// <summary>The request that is to be seen for an id that is encoded so.</summary>
    internal string WireFor(string encoded) => Wire.Replace("{id}", encoded, StringComparison.Ordinal);

    public override string ToString() => $"{Wire} {Body}".TrimEnd();

    private static async Task EnumerateAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var _ in list)
        {
        }
    }
}
