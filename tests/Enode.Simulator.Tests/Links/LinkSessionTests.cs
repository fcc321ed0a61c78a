using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Sessions to link devices, and to repair the link of one.</summary>
public sealed class LinkSessionTests
{
    private const string Link =
        """{"scopes":["vehicle:read:data","vehicle:control:charging"],"language":"en-US","redirectUri":"https://example.com/done"}""";

    private const string Relink = """{"language":"browser","redirectUri":"com.example.app://done","colorScheme":"dark"}""";

    [Fact]
    public async Task A_session_has_an_address_and_a_token_and_a_new_user_is_created()
    {
        using var simulator = await TestSimulator.StartAsync();
        var first = await simulator.PostAsync("users/new%20user/link", Link);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Expect.Members(first.Json, "linkUrl", "linkToken");
        var token = first.Json.Text("linkToken")!;
        Assert.Equal($"{simulator.Simulator.ApiUri}link/{token}", first.Json.Text("linkUrl"));
        Assert.Equal(9, simulator.Simulator.UserCount);
        var user = (await simulator.AllAsync("users"))[^1];
        Assert.Equal(("new user", ManualTime.Start), (user.Text("id"), user.Time("createdAt")));
        Assert.Empty(user.GetProperty("scopes").EnumerateArray());
        Assert.Equal("""{"id":"new user","linkedVendors":[]}""", (await simulator.GetAsync("users/new%20user")).Text);
        Assert.Empty((await simulator.GetAsync("users/new%20user/locations")).Data);

        var second = await simulator.PostAsync("users/new%20user/link", Link);
        Assert.NotEqual(token, second.Json.Text("linkToken"));
        Assert.Equal(HttpStatusCode.OK, (await simulator.PostAsync("users/user-001/link", Link)).Status);
        Assert.Equal(9, simulator.Simulator.UserCount);
        Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync("users/new%20user")).Status);
    }

    [Fact]
    public void A_session_can_be_taken_once_within_a_day()
    {
        var gateway = new TestGateway((fleet, _) => LinkRoutes.For(fleet, new UserGrants(), () => new Uri("http://127.0.0.1:1/")));
        var (links, clock) = (gateway.Fleet.Links, gateway.Fleet.Clock);
        var token = Create(Link[..^1] + ""","vendor":"TESLA","vendorType":"vehicle"}""");
        var session = links.Take(token, clock.Now);
        Assert.Equal(("user-001", "TESLA", "vehicle", "system"), (
            session!.UserId, session.Vendor, session.VendorType, session.ColorScheme));
        Assert.Equal(("en-US", "https://example.com/done", null), (session.Language, session.RedirectUri, session.AssetId));
        Assert.Equal(["vehicle:read:data", "vehicle:control:charging"], session.Scopes);
        Assert.Null(links.Take(token, clock.Now));
        Assert.Null(links.Take("other", clock.Now));

        var (early, late) = (Create(Link), Create(Link));
        gateway.Time.Pass(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(links.Take(early, clock.Now));
        gateway.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(links.Take(late, clock.Now));

        // The token of the gateway lasts an hour only.
        string Create(string body) => gateway.Send("POST", "/users/user-001/link", body).Json.Text("linkToken")!;
    }

    [Theory]
    [InlineData("{}", "required scopes", "required language", "required redirectUri")]
    [InlineData(
        """{"scopes":[],"language":"en","redirectUri":"about:blank","colorScheme":"red","vendor":"tesla","vendorType":"car","x":1}""",
        "too_small scopes",
        "invalid_enum_value vendor",
        "invalid_enum_value vendorType",
        "invalid_enum_value language",
        "invalid_uri redirectUri",
        "invalid_enum_value colorScheme",
        "unrecognized_key x")]
    [InlineData(
        """{"scopes":["vehicle:read:data","vehicle:read"],"language":"nb-NO","redirectUri":"/do:ne"}""",
        "invalid_enum_value scopes[1]",
        "invalid_uri redirectUri")]
    [InlineData("""{"scopes":["vehicle:control:charging"],"language":"nb-NO","redirectUri":"app://b"}""", "missing_scope scopes")]
    [InlineData(
        """{"scopes":["vehicle:read:data"],"vendorType":"hvac","language":"nb-NO","redirectUri":"app://b"}""", "missing_scope scopes")]
    [InlineData(
        """{"scopes":["vehicle:read:data"],"vendor":"ADAX","language":"nb-NO","redirectUri":"app://b"}""", "invalid_combination vendor")]
    [InlineData(
        """
        {"scopes":["hvac:read:data","meter:read:data"],"vendor":"MILL","vendorType":"meter","language":"de-DE","redirectUri":"app:b"}
        """,
        "invalid_combination vendor")]
    public async Task A_session_that_could_link_nothing_is_rejected_and_creates_no_user(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.PostAsync("users/new/link", body), issues);
        Assert.Equal(8, simulator.Simulator.UserCount);
    }

    [Fact]
    public async Task An_address_has_at_most_500_characters()
    {
        using var simulator = await TestSimulator.StartAsync();
        var start = "https://example.com/";
        Assert.Equal(HttpStatusCode.OK, (await LinkAsync(start + new string('a', 500 - start.Length))).Status);
        Expect.BadInput(await LinkAsync(start + new string('a', 501 - start.Length)), "invalid_uri redirectUri");

        Task<Reply> LinkAsync(string uri) => simulator.PostAsync(
            "users/new/link", $$"""{"scopes":["hvac:read:data"],"vendor":"ADAX","language":"nb-NO","redirectUri":"{{uri}}"}""");
    }

    [Fact]
    public async Task No_session_is_created_beyond_the_quota()
    {
        using var simulator = await TestSimulator.StartAsync();
        var connections = 0;
        foreach (var user in await simulator.AllAsync("users"))
        {
            var linked = (await simulator.GetAsync($"users/{user.Text("id")}")).Json.GetProperty("linkedVendors").EnumerateArray();
            connections += linked.Select(vendor => vendor.Text("vendor")).Distinct().Count();
        }

        simulator.Simulator.ConnectionQuota = connections;
        var reply = await simulator.PostAsync("users/new/link", Link);
        Expect.Problem(reply, HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(8, simulator.Simulator.UserCount);
        simulator.Simulator.ConnectionQuota = connections + 1;
        Assert.Equal(HttpStatusCode.OK, (await simulator.PostAsync("users/new/link", Link)).Status);
    }

    [Fact]
    public async Task Only_an_asset_whose_link_is_broken_is_relinked()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.GetAsync("users/user-001/vehicles")).Data.First(Cars.IsReachable);
        var path = $"assets/{car.Text("id")}/relink";
        simulator.Simulator.SetVendorStatus(car.Text("vendor")!, "OUTAGE");
        var linked = await simulator.PostAsync(path, Relink);
        Expect.Problem(linked, HttpStatusCode.BadRequest, "bad-request");
        Assert.Contains("still linked", linked.Json.Text("detail"));
        var unknown = await simulator.PostAsync("assets/unknown/relink", Relink);
        Expect.Problem(unknown, HttpStatusCode.BadRequest, "bad-request");
        Assert.Contains("no asset with the id unknown", unknown.Json.Text("detail"));
        await simulator.DeleteAsync("users/user-001/authorization");
        var created = await simulator.PostAsync(path, Relink);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        Expect.Members(created.Json, "linkUrl", "linkToken");
        Expect.BadInput(await simulator.PostAsync(path, Link), "unrecognized_key scopes");
        foreach (var kind in Kinds.All.Except(["hem-systems"]))
        {
            foreach (var device in (await simulator.GetAsync($"users/user-001/{kind}")).Data)
            {
                var reply = await simulator.PostAsync($"assets/{device.Text("id")}/relink", Relink);
                Assert.Equal(HttpStatusCode.OK, reply.Status);
            }
        }
    }

    [Fact]
    public async Task Devices_are_relinked_exactly_when_their_account_is_invalid()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        await simulator.DeleteAsync("users/user-003/authorization");
        var (valid, invalid) = (0, 0);
        foreach (var user in await simulator.AllAsync("users"))
        {
            var id = user.Text("id");
            var linked = (await simulator.GetAsync($"users/{id}")).Json.GetProperty("linkedVendors").EnumerateArray();
            var accounts = linked.ToDictionary(
                account => (account.Text("vendor"), account.Text("vendorType")), account => account.At("isValid").GetBoolean());
            foreach (var kind in Kinds.All.Except(["hem-systems"]))
            {
                foreach (var device in (await simulator.GetAsync($"users/{id}/{kind}")).Data)
                {
                    var isValid = accounts.Single(
                        account => account.Key.Item1 == device.Text("vendor") && IsOf(kind, account.Key.Item2!)).Value;
                    var reply = await simulator.PostAsync($"assets/{device.Text("id")}/relink", Relink);
                    Assert.Equal(isValid ? HttpStatusCode.BadRequest : HttpStatusCode.OK, reply.Status);
                    Assert.False(!isValid && device.At("isReachable").GetBoolean());
                    (valid, invalid) = isValid ? (valid + 1, invalid) : (valid, invalid + 1);
                }
            }
        }

        Assert.True(valid > 50 && invalid > 5);

        // "batteries" is the collection of "battery".
        static bool IsOf(string collection, string type) => collection.StartsWith(type[..^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_is_not_negative()
    {
        using var simulator = await TestSimulator.StartAsync();
        simulator.Simulator.ConnectionQuota = 0;
        Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Simulator.ConnectionQuota = -1);
        Assert.Equal(0, simulator.Simulator.ConnectionQuota);
        simulator.Simulator.ConnectionQuota = 1;
        var reply = await simulator.PostAsync("users/new/link", Link);
        Assert.Equal("The client can have 1 connection.", reply.Json.Text("detail"));
    }
}
