using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Enode.Simulation;

/// <summary>The page at the address of a link session, as a browser uses it.</summary>
public sealed class LinkPageTests
{
    private const string Done = "https://app.example/done?x=1#part";
    private const string CarScopes = """["vehicle:read:data","vehicle:control:charging"]""";

    private const string InverterScopes = """["inverter:read:data"]""";

    private static readonly Dictionary<string, string> Account = new() { ["account"] = "me@example.com", ["password"] = "any" };

    [Fact]
    public async Task A_user_chooses_a_vendor_signs_in_allows_and_has_a_car()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);

        var choice = await GetAsync(simulator, link);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (choice.Status, choice.MediaType));
        Assert.Contains("no-store", choice.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", choice.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"TESLA\">Tesla</button>", choice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EASEE", choice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", choice.Text, StringComparison.Ordinal);

        await NextAsync(simulator, link, new() { ["vendor"] = "KIA" });
        var signIn = await GetAsync(simulator, link);
        Assert.Contains("<h1>Sign in to Kia</h1>", signIn.Text, StringComparison.Ordinal);
        Assert.Contains("<label for=\"account\">", signIn.Text, StringComparison.Ordinal);
        Assert.Contains("<label for=\"password\">", signIn.Text, StringComparison.Ordinal);

        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        var consent = await GetAsync(simulator, link);
        Assert.Contains("<h1>Allow access to Kia?</h1>", consent.Text, StringComparison.Ordinal);
        Assert.Equal(2, consent.Text.Split("<li>").Length - 1);
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));

        Assert.Equal(Done, await EndAsync(simulator, link, "allow"));
        var car = Assert.Single(await simulator.AllAsync("users/new/vehicles"));
        Assert.Equal("KIA", car.Text("vendor"));
        Assert.Equal(["vehicle:control:charging", "vehicle:read:data"], Texts(car, "scopes"));
        Assert.True(car.At("location").IsNull("latitude"));
        Assert.Equal(
            """{"id":"new","linkedVendors":[{"vendor":"KIA","vendorType":"vehicle","isValid":true}]}""",
            (await simulator.GetAsync("users/new")).Text);
        Assert.Equal(HttpStatusCode.OK, (await simulator.ChargeAsync(car.Text("id")!, "START")).Status);
    }

    [Fact]
    public async Task A_session_ends_once()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await SignedInAsync(simulator, "new", CarScopes, "TESLA");
        await EndAsync(simulator, link, "allow");
        var again = await PostAsync(simulator, link, new() { ["action"] = "allow" });
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (again.Status, again.MediaType));
        Assert.Contains("<h1>This link cannot be used</h1>", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        Assert.Single(await simulator.AllAsync("users/new/vehicles"));
    }

    [Fact]
    public async Task A_session_expires()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);
        simulator.Time.Pass(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(simulator, link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(simulator, link, new() { ["action"] = "leave" })).Status);
    }

    [Theory]
    [InlineData("leave", "https://app.example/done?x=1&error=cancelledByUser&error_message=The%20user%20left%20before%20the%20end.#part")]
    [InlineData("deny", "https://app.example/done?x=1&error=cancelledByUser&error_message=The%20user%20did%20not%20allow%20access.#part")]
    public async Task Leaving_and_denying_send_the_browser_back_with_an_error_and_link_nothing(string action, string address)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await SignedInAsync(simulator, "new", CarScopes, "TESLA");
        Assert.Equal(address, await EndAsync(simulator, link, action));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(simulator, link)).Status);
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));
    }

    [Theory]
    [InlineData("wrong-password@example.com", "x", "The email address or the password is wrong. Try again.")]
    [InlineData("Wrong-Password@example.com ", "x", "The email address or the password is wrong. Try again.")]
    [InlineData("", "x", "The email address or the password is wrong. Try again.")]
    [InlineData("me@example.com", "", "The email address or the password is wrong. Try again.")]
    [InlineData("no-devices@example.com", "x", "This account has no devices. Use another account.")]
    public async Task An_account_that_fails_is_named_and_the_user_can_try_again(string account, string password, string error)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes, "TESLA");
        var form = new Dictionary<string, string> { ["action"] = "sign-in", ["account"] = account, ["password"] = password };
        var failed = await PostAsync(simulator, link, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, failed.Status);
        Assert.Contains($"role=\"alert\">{error}</p>", failed.Text, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"error\"", failed.Text, StringComparison.Ordinal);
        await PostAsync(simulator, link, new() { ["action"] = "allow" });
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        Assert.Equal(Done, await EndAsync(simulator, link, "allow"));
    }

    [Fact]
    public async Task An_error_of_the_vendor_ends_the_session()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes, "TESLA");
        var form = new Dictionary<string, string>(Account) { ["account"] = "vendor-error@example.com", ["action"] = "sign-in" };
        var reply = await PostAsync(simulator, link, form);
        Assert.StartsWith("https://app.example/done?x=1&error=backendError&", reply.Headers["Location"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(simulator, link)).Status);
    }

    [Theory]
    [InlineData("other")]
    [InlineData(null)]
    public async Task A_form_without_the_token_is_rejected(string? token)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await SignedInAsync(simulator, "new", CarScopes, "TESLA");
        var forged = await PostAsync(simulator, link, new() { ["action"] = "allow" }, token);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));
        Assert.Equal(Done, await EndAsync(simulator, link, "allow"));
    }

    [Fact]
    public async Task Nothing_is_linked_before_the_sign_in_and_another_account_needs_its_own()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);
        await NextAsync(simulator, link, new() { ["action"] = "sign-in" });
        await NextAsync(simulator, link, new() { ["vendor"] = "TESLA" });
        await NextAsync(simulator, link, new() { ["action"] = "allow" });
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        await NextAsync(simulator, link, new() { ["action"] = "other" });
        Assert.Contains("Which account", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        await NextAsync(simulator, link, new() { ["vendor"] = "BMW" });
        await NextAsync(simulator, link, new() { ["action"] = "allow" });
        Assert.Contains("Sign in to BMW", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));
    }

    [Fact]
    public async Task A_form_for_a_vendor_that_the_session_is_not_at_does_nothing()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);
        await NextAsync(simulator, link, new() { ["vendor"] = "TESLA" });
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in", ["shown"] = "BMW" });
        Assert.Contains("Sign in to Tesla", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        await NextAsync(simulator, link, new() { ["action"] = "allow", ["shown"] = "BMW" });
        Assert.Contains("Allow access to Tesla?", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        Assert.Empty(await simulator.AllAsync("users/new/vehicles"));
        Assert.Equal(Done, await EndAsync(simulator, link, "allow"));
    }

    [Fact]
    public async Task A_given_vendor_is_not_chosen()
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes, "TESLA");
        var page = await GetAsync(simulator, link);
        Assert.Contains("Sign in to Tesla", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"other\"", page.Text, StringComparison.Ordinal);
        await NextAsync(simulator, link, new() { ["vendor"] = "BMW" });
        Assert.Contains("Sign in to Tesla", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vendor_with_an_outage_cannot_be_linked_and_one_with_errors_has_a_note()
    {
        using var simulator = await TestSimulator.StartAsync();
        simulator.Simulator.SetVendorStatus("TESLA", "OUTAGE");
        simulator.Simulator.SetVendorStatus("BMW", "ELEVATED_ERROR_RATE");
        var choice = (await GetAsync(simulator, await LinkAsync(simulator, "new", CarScopes))).Text;
        Assert.DoesNotContain("Tesla", choice, StringComparison.Ordinal);
        Assert.Contains("BMW <small>has problems now</small>", choice, StringComparison.Ordinal);
        var link = await LinkAsync(simulator, "new", CarScopes, "TESLA");
        Assert.Contains("The service of Tesla is not available", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        simulator.Simulator.SetVendorStatus("TESLA", "READY");
        Assert.Contains("<input id=\"account\"", (await GetAsync(simulator, link)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["inverter:read:data","battery:read:data","meter:read:data","battery:control:operation_mode"]""", null, 1, 1, 1, 0)]
    [InlineData("""["inverter:read:data","battery:read:data","vehicle:read:data"]""", null, 1, 1, 0, 1)]
    [InlineData("""["inverter:read:data","battery:read:data","vehicle:read:data"]""", "battery", 0, 1, 0, 0)]
    public async Task One_account_has_devices_of_all_types_in_the_scopes_and_one_system(
        string scopes, string? type, int inverters, int batteries, int meters, int vehicles)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await SignedInAsync(simulator, "new", scopes, "TESLA", type);
        await EndAsync(simulator, link, "allow");
        Assert.Equal([inverters, batteries, meters, vehicles, 1], new[]
        {
            (await simulator.AllAsync("users/new/inverters")).Count,
            (await simulator.AllAsync("users/new/batteries")).Count,
            (await simulator.AllAsync("users/new/meters")).Count,
            (await simulator.AllAsync("users/new/vehicles")).Count,
            (await simulator.AllAsync("users/new/hem-systems")).Count,
        });
        Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync("users/new/vendors/TESLA")).Status);
        Assert.Empty(await simulator.AllAsync("users/new/hem-systems"));
    }

    [Fact]
    public async Task Linked_devices_come_last_in_the_lists_of_all()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var (kind, scope, vendor) in new[]
        {
            ("vehicles", "vehicle:read:data", "AUDI"),
            ("chargers", "charger:read:data", "EASEE"),
            ("hvacs", "hvac:read:data", "TADO"),
            ("inverters", "inverter:read:data", "FRONIUS"),
            ("batteries", "battery:read:data", "SMA"),
            ("meters", "meter:read:data", "SMA"),
        })
        {
            var before = await simulator.AllAsync(kind);
            var link = await SignedInAsync(simulator, "new", $"""["{scope}"]""", vendor);
            await EndAsync(simulator, link, "allow");
            var after = await simulator.AllAsync(kind);
            Assert.Equal(before.Count + 1, after.Count);
            Assert.Equal(("new", vendor, true), (
                after[^1].Text("userId"), after[^1].Text("vendor"), after[^1].GetProperty("isReachable").GetBoolean()));
        }
    }

    [Fact]
    public async Task A_device_without_the_scope_to_control_it_rejects_commands()
    {
        using var simulator = await TestSimulator.StartAsync();
        await EndAsync(simulator, await SignedInAsync(simulator, "new", """["vehicle:read:data"]""", "KIA"), "allow");
        var car = Assert.Single(await simulator.AllAsync("users/new/vehicles"));
        Expect.Problem(await simulator.ChargeAsync(car.Text("id")!, "START"), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Linking_an_account_again_repairs_it_and_adds_only_devices_of_other_types()
    {
        using var simulator = await TestSimulator.StartAsync();
        await EndAsync(simulator, await SignedInAsync(simulator, "new", CarScopes, "TESLA"), "allow");
        await simulator.DeleteAsync("users/new/authorization");
        var scopes = """["vehicle:read:data","inverter:read:data"]""";
        await EndAsync(simulator, await SignedInAsync(simulator, "new", scopes, "TESLA"), "allow");
        Assert.True(Assert.Single(await simulator.AllAsync("users/new/vehicles")).GetProperty("isReachable").GetBoolean());
        Assert.Single(await simulator.AllAsync("users/new/inverters"));
    }

    [Fact]
    public async Task Linking_more_devices_of_an_account_adds_them_to_its_system()
    {
        using var simulator = await TestSimulator.StartAsync();
        await LinkSystemAsync("inverter");
        var system = Assert.Single(await simulator.AllAsync("users/new/hem-systems")).Text("id");
        var inverter = Assert.Single(await simulator.AllAsync("users/new/inverters")).Text("id");
        await EndAsync(simulator, await SignedInAsync(simulator, "later", InverterScopes, "TESLA"), "allow");

        await LinkSystemAsync("battery");
        var battery = Assert.Single(await simulator.AllAsync("users/new/batteries"));
        Assert.Equal(["battery:control:operation_mode", "battery:read:data"], Texts(battery, "scopes"));
        Assert.Equal(system, Assert.Single(await simulator.AllAsync("users/new/hem-systems")).Text("id"));
        Assert.Equal(inverter, Assert.Single(await simulator.AllAsync("users/new/inverters")).Text("id"));

        await simulator.DeleteAsync("users/new/vendors/TESLA/battery");
        await LinkSystemAsync("battery");
        var id = Assert.Single(await simulator.AllAsync("users/new/batteries")).Text("id");
        var command = await simulator.PostAsync($"batteries/{id}/operation-mode", "{\"operationMode\":\"SELF_RELIANCE\"}");
        Assert.Equal(HttpStatusCode.OK, command.Status);
        Assert.Equal(system, Assert.Single(await simulator.AllAsync("users/new/hem-systems")).Text("id"));

        async Task LinkSystemAsync(string type)
        {
            var scopes = type == "battery" ? "[\"battery:read:data\",\"battery:control:operation_mode\"]" : InverterScopes;
            await EndAsync(simulator, await SignedInAsync(simulator, "new", scopes, "TESLA"), "allow");
        }
    }

    [Fact]
    public async Task Devices_have_the_scopes_of_the_last_consent_and_without_control_nothing_controls_them()
    {
        using var simulator = await TestSimulator.StartAsync();
        await LinkCarAsync(CarScopes);
        var car = Assert.Single(await simulator.AllAsync("users/new/vehicles")).Text("id")!;
        var schedule = Sites.Schedule("vehicle", car);
        var schedules = "users/new/schedules";
        var kept = (await simulator.PostAsync(schedules, schedule)).Json.Text("id")!;

        await LinkCarAsync("[\"vehicle:read:data\"]");
        Assert.Equal(["vehicle:read:data"], Texts((await simulator.GetAsync($"vehicles/{car}")).Json, "scopes"));
        Assert.Equal("INACTIVE:INCAPABLE", (await simulator.GetAsync($"schedules/{kept}/status")).Json.Text("state"));
        Expect.Problem(await simulator.PostAsync(schedules, schedule), HttpStatusCode.Forbidden, "forbidden");
        Expect.Problem(await simulator.PutAsync($"schedules/{kept}", "{\"isEnabled\":true}"), HttpStatusCode.Forbidden, "forbidden");
        var smart = $"vehicles/{car}/smart-charging-policy";
        var policy = "{\"isEnabled\":true,\"deadline\":\"07:00\"}";
        Expect.Problem(await simulator.PutAsync(smart, policy), HttpStatusCode.BadRequest, "bad-request");
        Expect.Problem(await simulator.PostAsync($"vehicles/{car}/smart-override", null), HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await simulator.PutAsync(smart, "{\"isEnabled\":false}")).Status);

        await LinkCarAsync(CarScopes);
        Assert.Equal(HttpStatusCode.OK, (await simulator.PutAsync(smart, policy)).Status);

        async Task LinkCarAsync(string scopes) =>
            await EndAsync(simulator, await SignedInAsync(simulator, "new", scopes, "KIA"), "allow");
    }

    [Fact]
    public async Task A_linked_device_has_charged_nothing_before()
    {
        using var simulator = await TestSimulator.StartAsync();
        await EndAsync(simulator, await SignedInAsync(simulator, "new", CarScopes, "KIA"), "allow");
        await EndAsync(simulator, await SignedInAsync(simulator, "new", "[\"charger:read:data\"]", "EASEE"), "allow");
        foreach (var type in new[] { "vehicle", "charger" })
        {
            var from = simulator.Simulator.Now.AddDays(-60).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var sessions = await simulator.GetAsync($"users/new/statistics/charging/sessions?type={type}&startDate={from}");
            Assert.Equal((HttpStatusCode.OK, "[]"), (sessions.Status, sessions.Text));
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task The_page_takes_no_other_method(string method)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);
        var reply = await simulator.SendAsync(new HttpRequestMessage(new HttpMethod(method), link));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, POST"), (reply.Status, reply.Headers["Allow"]));
    }

    [Fact]
    public async Task Relinking_a_device_repairs_its_account_and_no_other()
    {
        using var simulator = await TestSimulator.StartAsync();
        var devices = await DevicesAsync(simulator, "user-001");
        await simulator.DeleteAsync("users/user-001/authorization");
        Assert.DoesNotContain(await DevicesAsync(simulator, "user-001"), IsReachable);

        var broken = devices[0];
        var body = $$"""{"language":"en-US","redirectUri":"{{Done}}"}""";
        var link = (await simulator.PostAsync($"assets/{broken.Text("id")}/relink", body)).Json.Text("linkUrl")!;
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        Assert.Equal(Done, await EndAsync(simulator, link, "allow"));
        var after = await DevicesAsync(simulator, "user-001");
        Assert.Equal(devices.Select(device => device.Text("id")), after.Select(device => device.Text("id")));
        Assert.All(after, device => Assert.Equal(device.Text("vendor") == broken.Text("vendor"), IsReachable(device)));
        Assert.Contains(after, device => !IsReachable(device));
        var again = await simulator.PostAsync($"assets/{broken.Text("id")}/relink", body);
        Expect.Problem(again, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task Devices_that_were_lost_before_the_start_go_on_after_a_relink()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var kind in new[] { "vehicles", "chargers", "hvacs", "inverters" })
        {
            var lost = (await simulator.AllAsync(kind)).First(device => !IsReachable(device));

            // Another device of the account may be reachable, so that the account would be linked.
            await simulator.DeleteAsync($"users/{lost.Text("userId")}/authorization");
            var body = $$"""{"language":"en-US","redirectUri":"{{Done}}"}""";
            var link = (await simulator.PostAsync($"assets/{lost.Text("id")}/relink", body)).Json.Text("linkUrl")!;
            await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
            await EndAsync(simulator, link, "allow");
            await simulator.PassAsync(TimeSpan.FromMinutes(30));
            var found = (await simulator.GetAsync($"{kind}/{lost.Text("id")}")).Json;
            Assert.True(IsReachable(found));
            Assert.True(found.Time("lastSeen") > lost.Time("lastSeen"));
        }
    }

    [Theory]
    [InlineData("de-DE", null, "de", "Bei Tesla anmelden")]
    [InlineData("nb-NO", "de", "nb", "Logg inn hos Tesla")]
    [InlineData("fi-FI", "de", "en", "Sign in to Tesla")]
    [InlineData("browser", "fr;q=0.9, no;q=0.5", "nb", "Logg inn hos Tesla")]
    [InlineData("browser", null, "en", "Sign in to Tesla")]
    public async Task The_page_is_in_the_language_of_the_session(string language, string? accepted, string lang, string title)
    {
        using var simulator = await TestSimulator.StartAsync();
        var link = await LinkAsync(simulator, "new", CarScopes, "TESLA", null, language);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }

        var page = (await simulator.SendAsync(request)).Text;
        Assert.Contains($"<html lang=\"{lang}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_scope_is_described_in_every_language()
    {
        using var simulator = await TestSimulator.StartAsync();
        var scopes = "[" + string.Join(',', DeviceScopes.All.Select(scope => $"\"{scope}\"")) + "]";
        foreach (var (language, vendors) in new[] { ("en-US", "TESLA"), ("de-DE", "TESLA"), ("nb-NO", "ADAX") })
        {
            var link = await SignedInAsync(simulator, "new", scopes, vendors, null, language);
            var items = (await GetAsync(simulator, link)).Text.Split("<li>")[1..].Select(item => item.Split("</li>")[0]).ToList();
            Assert.Equal(vendors == "TESLA" ? 10 : 2, items.Distinct().Count());
            Assert.All(items, item => Assert.DoesNotContain("{0}", item, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_app_gets_the_browser_back_at_its_own_address()
    {
        using var simulator = await TestSimulator.StartAsync();
        var body = """{"scopes":["vehicle:read:data"],"language":"en-US","redirectUri":"com.example.app://done?ø","vendor":"TESLA"}""";
        var link = (await simulator.PostAsync("users/new/link", body)).Json.Text("linkUrl")!;
        var reply = await PostAsync(simulator, link, new() { ["action"] = "leave" });
        Assert.StartsWith("com.example.app://done/?%C3%B8&error=cancelledByUser&", reply.Headers["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_API_do_not_apply_and_the_log_has_no_token()
    {
        using var simulator = TestSimulator.Start(new SimulatorOptions { RateLimit = 3 });
        simulator.Token = await simulator.GetTokenAsync();
        var link = await LinkAsync(simulator, "new", CarScopes);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(simulator, link)).Status);
        }

        Assert.Contains("GET /link/*** 200", simulator.Log);
        Assert.DoesNotContain(simulator.Log, entry => entry.Contains(new Uri(link).Segments[^1], StringComparison.Ordinal));
    }

    private static bool IsReachable(JsonElement device) => device.GetProperty("isReachable").GetBoolean();

    private static IEnumerable<string?> Texts(JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(item => item.GetString());

    private static async Task<List<JsonElement>> DevicesAsync(TestSimulator simulator, string userId)
    {
        var devices = new List<JsonElement>();
        foreach (var kind in ResourceKind.Assets)
        {
            devices.AddRange(await simulator.AllAsync($"users/{userId}/{kind.Collection}"));
        }

        return devices;
    }

    private static async Task<string> LinkAsync(
        TestSimulator simulator,
        string userId,
        string scopes,
        string? vendor = null,
        string? type = null,
        string language = "en-US")
    {
        var options = (vendor is null ? string.Empty : $",\"vendor\":\"{vendor}\"")
            + (type is null ? string.Empty : $",\"vendorType\":\"{type}\"");
        var body = $$"""{"scopes":{{scopes}},"language":"{{language}}","redirectUri":"{{Done}}"{{options}}}""";
        return (await simulator.PostAsync($"users/{userId}/link", body)).Json.Text("linkUrl")!;
    }

    private static async Task<string> SignedInAsync(
        TestSimulator simulator, string userId, string scopes, string vendor, string? type = null, string language = "en-US")
    {
        var link = await LinkAsync(simulator, userId, scopes, vendor, type, language);
        await NextAsync(simulator, link, new(Account) { ["action"] = "sign-in" });
        return link;
    }

    private static Task<Reply> GetAsync(TestSimulator simulator, string link) =>
        simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, link));

    private static Task<Reply> PostAsync(TestSimulator simulator, string link, Dictionary<string, string> form) =>
        PostAsync(simulator, link, form, new Uri(link).Segments[^1]);

    private static async Task<Reply> PostAsync(TestSimulator simulator, string link, Dictionary<string, string> form, string? token)
    {
        var fields = new Dictionary<string, string>(form);
        if (token is not null)
        {
            fields["token"] = token;
        }

        // As the form of the present page has it.
        if (Regex.Match((await GetAsync(simulator, link)).Text, "name=\"shown\" value=\"(\\w+)\"") is { Success: true } shown)
        {
            fields.TryAdd("shown", shown.Groups[1].Value);
        }

        return await simulator.SendAsync(new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Posts a form that leads to the next page.</summary>
    private static async Task NextAsync(TestSimulator simulator, string link, Dictionary<string, string> form)
    {
        var reply = await PostAsync(simulator, link, form);
        Assert.Equal((HttpStatusCode.SeeOther, new Uri(link).AbsolutePath), (reply.Status, reply.Headers["Location"]));
    }

    /// <summary>Posts the form that ends the session.</summary>
    /// <returns>The address that the browser goes to.</returns>
    private static async Task<string> EndAsync(TestSimulator simulator, string link, string action)
    {
        var reply = await PostAsync(simulator, link, new() { ["action"] = action });
        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        return reply.Headers["Location"];
    }
}
