using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

/// <summary>What the API's document shows is read, and written again without losing anything.</summary>
public sealed class DocumentedExampleTests : ClientTest
{
    public static TheoryData<string, Type> Objects => new()
    {
        { "user", typeof(User) },
        { "user-list-entry", typeof(User) },
        { "location", typeof(Location) },
        { "link-session-response", typeof(LinkSession) },
        { "webhook", typeof(Webhook) },
        { "webhook-test-result", typeof(WebhookTest) },
        { "vehicle", typeof(Vehicle) },
        { "smart-charging-policy", typeof(VehicleSmartChargingPolicy) },
        { "charger", typeof(Charger) },
        { "hvac", typeof(Hvac) },
        { "inverter", typeof(Inverter) },
        { "battery", typeof(Battery) },
        { "meter", typeof(Meter) },
        { "hem-system", typeof(HemSystem) },
        { "pagination-cursors", typeof(PageCursors) },
        { "action-failure-reason", typeof(ActionFailureReason) },
        { "smart-charging-status", typeof(SmartChargingStatus) },
        { "smart-charging-plan", typeof(SmartChargingPlan) },
        { "smart-override", typeof(SmartOverride) },
        { "inverter-statistics", typeof(InverterStatistics) },
        { "hem-system-statistics", typeof(HemSystemStatistics) },
        { "charge-schedule", typeof(Schedule) },
        { "charge-schedule-rules-docs", typeof(Schedule) },
        { "charge-schedule-status", typeof(ScheduleStatus) },
        { "temperature-schedule", typeof(Schedule) },
        { "temperature-schedule-status", typeof(ScheduleStatus) },
        { "tariff", typeof(EnodeList<TariffRate>) },
        { "location-tariff-schedule", typeof(EnodeList<LocationTariffInterval>) },
    };

    public static TheoryData<string, Type> Actions => new()
    {
        { "action-pending-docs", typeof(ChargeAction) },
        { "charge-action", typeof(ChargeAction) },
        { "charger-action-cancelled", typeof(ChargeAction) },
        { "charger-action-already-resolved-409", typeof(ChargeAction) },
        { "max-current-action", typeof(MaxCurrentAction) },
        { "operation-mode-action", typeof(OperationModeAction) },
        { "battery-action-cancelled", typeof(OperationModeAction) },
        { "hvac-permanent-hold-action", typeof(PermanentHoldAction) },
        { "hvac-action-cancelled", typeof(PermanentHoldAction) },
        { "hvac-follow-schedule-action", typeof(FollowScheduleAction) },
    };

    public static TheoryData<string, Type> VendorLists => new()
    {
        { "integrations", typeof(Integration) },
        { "health-vehicles", typeof(VendorHealth) },
        { "health-chargers", typeof(VendorHealth) },
        { "health-hvacs", typeof(VendorHealth) },
        { "health-inverters", typeof(VendorHealth) },
        { "health-batteries", typeof(VendorHealth) },
        { "health-meters", typeof(VendorHealth) },
    };

    public static TheoryData<string, int, string> Problems => new()
    {
        { "problem-not-found", 404, ErrorIds.NotFound },
        { "problem-user-not-found-404", 404, ErrorIds.NotFound },
        { "problem-webhook-not-found-404", 404, ErrorIds.NotFound },
        { "problem-inverter-statistics-404", 404, ErrorIds.NotFound },
        { "problem-connections-limit-403", 403, ErrorIds.Forbidden },
        { "problem-webhook-invalid-400", 400, ErrorIds.BadRequest },
        { "problem-smart-charging-policy-400", 400, ErrorIds.BadRequest },
        { "problem-inverter-statistics-400", 400, ErrorIds.BadRequest },
        { "problem-hem-statistics-400", 400, ErrorIds.BadRequest },
        { "problem-hem-statistics-422", 422, "Enode.HemSystemStatisticsNotAvailable" },
        { "problem-hem-statistics-503", 503, ErrorIds.VendorUnavailable },
    };

    [Fact]
    public async Task A_documented_page_is_read_whole()
    {
        var page = Read("vehicles-page");
        page["pagination"]!["after"] = null;
        Server.Reply(200, page.ToJsonString());

        var vehicles = await ListAsync(Connect().Vehicles.ListAsync());

        Assert.Equal(page["data"]!.AsArray().Select(item => (string?)item!["id"]), vehicles.Select(vehicle => vehicle.Id));
    }

    [Fact]
    public async Task The_documented_statistics_of_charging_come_back_whole()
    {
        var (statistics, sessions) = (Read("charging-statistics"), Read("charging-sessions-statistics"));
        Server.Reply(200, statistics.ToJsonString()).Reply(200, sessions.ToJsonString());
        var client = Connect();

        var point = Assert.Single(await ListAsync(client.Statistics.ListChargingAsync("u", "vehicle", default)));
        var session = Assert.Single(await ListAsync(client.Statistics.ListChargingSessionsAsync("u", "vehicle", default)));

        Assert.Equal([], JsonTree.Lost(statistics[0], Written(point)));
        Assert.Equal([], JsonTree.Lost(sessions[0], Written(session)));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_documented_object_comes_back_whole(string file, Type type)
    {
        var example = Read(file);

        var read = JsonSerializer.Deserialize(example, EnodeJson.Default.Options.GetTypeInfo(type));

        Assert.Equal([], JsonTree.Lost(example, Written(read!)));
    }

    [Theory]
    [MemberData(nameof(VendorLists))]
    public void A_documented_list_of_vendors_comes_back_whole(string file, Type type)
    {
        foreach (var example in Read(file).AsArray())
        {
            var read = JsonSerializer.Deserialize(example, EnodeJson.Default.Options.GetTypeInfo(type));

            Assert.Null(((EnodeModel)read!).AdditionalProperties);
            Assert.Equal([], JsonTree.Lost(example, Written(read)));
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_documented_action_is_of_its_kind_and_comes_back_whole(string file, Type type)
    {
        var example = Read(file);
        Server.Reply(200, example.ToJsonString());

        var action = await Connect().Actions.GetAsync("a");

        Assert.IsType(type, action);
        Assert.Equal(example["userId"]?.GetValue<string>(), action.UserId);
        Assert.Equal([], JsonTree.Lost(example, Written(action)));
    }

    [Fact]
    public async Task The_documented_answer_to_a_late_cancellation_is_an_action_and_no_error()
    {
        var example = Read("charger-action-already-resolved-409");
        Server.Reply(409, example.ToJsonString());

        var (action, wasSettled) = await Connect().Actions.CancelAsync("a", AssetTypes.Charger);

        Assert.True(wasSettled);
        Assert.Equal([], JsonTree.Lost(example, Written(action)));
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task A_documented_problem_is_an_error_of_its_kind_and_comes_back_whole(string file, int status, string errorId)
    {
        var example = Read(file);
        Server.Reply(status, example.ToJsonString());

        var failure = await FailureOf(Connect(Options(retries: 0)).Users.GetAsync("u"));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal([], JsonTree.Lost(example, Written(failure.Problem!)));
    }

    [Fact]
    public async Task The_documented_requests_are_what_is_sent()
    {
        var (charging, current, hold, mode, location, tariff) =
            (
                Read("request-control-charging"),
                Read("request-max-current"),
                Read("request-hvac-permanent-hold-auto"),
                Read("request-battery-operation-mode"),
                Read("request-set-charger-location"),
                Read("location-tariff-link-request"));
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();

        await client.Chargers.ControlChargingAsync("c", charging["action"]!.GetValue<string>(), default);
        await client.Chargers.SetMaxCurrentAsync("c", current["maxCurrent"]!.GetValue<double>());
        await client.Hvacs.HoldAsync(
            "h", hold["mode"]!.GetValue<string>(), hold["heatSetpoint"]!.GetValue<double>(), hold["coolSetpoint"]!.GetValue<double>());
        await client.Batteries.SetOperationModeAsync("b", mode["operationMode"]!.GetValue<string>());
        await client.Chargers.SetLocationAsync("c", location["locationId"]!.GetValue<string>());
        await client.Tariffs.SetOfLocationAsync(
            "l",
            tariff["tariffId"]!.GetValue<string>(),
            tariff["tariffIntervals"]!.AsArray().Select(interval => interval.Deserialize(EnodeJson.Default.TariffInterval)!));

        Assert.All(
            Server.Calls.Zip([charging, current, hold, mode, location, tariff]),
            pair => Assert.True(JsonNode.DeepEquals(pair.Second, JsonNode.Parse(pair.First.Body)), $"{pair.First}: {pair.First.Body}"));
        Assert.Equal(6, Server.Calls.Count);
    }

    [Fact]
    public async Task The_documented_requests_for_a_link_session_and_a_webhook_are_what_is_sent()
    {
        var (link, webhook) = (Read("link-session-request"), Read("webhook-create-request"));
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();

        await client.Linking.CreateSessionAsync(
            "u", Texts(link["scopes"]), Text(link["language"]), Text(link["redirectUri"]), Text(link["vendor"]), Text(link["vendorType"]),
            Text(link["colorScheme"]));
        var header = webhook["authentication"]!;
        await client.Webhooks.CreateAsync(
            Text(webhook["url"]), Secure(Text(webhook["secret"])), Texts(webhook["events"]), Text(webhook["apiVersion"]),
            new WebhookHeader(Text(header["headerName"]), Secure(Text(header["headerValue"]))));

        Assert.True(JsonNode.DeepEquals(link, JsonNode.Parse(Server.Calls[0].Body)), Server.Calls[0].Body);
        Assert.True(JsonNode.DeepEquals(webhook, JsonNode.Parse(Server.Calls[1].Body)), Server.Calls[1].Body);
        Assert.Equal(["POST /users/u/link", "POST /webhooks"], Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public void No_example_of_a_kind_that_is_read_is_forgotten()
    {
        var known = Objects.Concat(Actions).Select(row => row.Data.Item1).Concat(Problems.Select(row => row.Data.Item1))
            .Concat(["vehicles-page", "charging-statistics", "charging-sessions-statistics"]).ToList();
        string[] kinds =
        [
            "user", "vehicle", "charger", "hvac", "inverter", "battery", "meter", "hem-system", "action", "charge-action", "max-current",
            "operation-mode", "problem", "pagination", "smart", "charging-s", "inverter-statistics", "hem-system-statistics",
            "charge-schedule", "temperature-schedule", "tariff", "location-tariff", "link-session", "health", "integrations", "webhook"
        ];
        string[] others = ["location-tariff-link-request", "link-session-request", "webhook-create-request"];
        var lists = VendorLists.Select(row => row.Data.Item1);

        // What is sent to a webhook is read by other code.
        var files = Directory.GetFiles(ApiDocument.Examples(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(file => !file.StartsWith("webhook-event", StringComparison.Ordinal) && file != "webhook-batch");

        Assert.Equal(
            [], files.Where(file => kinds.Any(kind => file.StartsWith(kind, StringComparison.Ordinal))).Except(known).Except(others)
                .Except(lists));
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(ApiDocument.Examples(), $"{file}.json")))!;

    private static string Text(JsonNode? value) => value!.GetValue<string>();

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(Text)];

    private static JsonNode? Written(object value) =>
        JsonNode.Parse(value is EnodeModel data ? data.ToJson() : JsonSerializer.Serialize(value, EnodeJson.Indented.TypeInfoOf(value)));
}
