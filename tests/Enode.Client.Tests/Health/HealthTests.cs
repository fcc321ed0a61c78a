namespace Enode.Tests.Health;

public sealed class HealthTests : ClientTest
{
    private const string Tesla = """
        { "vendor": "TESLA", "displayName": "Tesla", "portalName": "Tesla app", "status": "OUTAGE", "linkingStatus": "READY" }
        """;

    [Theory]
    [InlineData(AssetTypes.Vehicle, "vehicles")]
    [InlineData(AssetTypes.Charger, "chargers")]
    [InlineData(AssetTypes.Hvac, "hvacs")]
    [InlineData(AssetTypes.Inverter, "inverters")]
    [InlineData(AssetTypes.Battery, "batteries")]
    [InlineData(AssetTypes.Meter, "meters")]
    public async Task The_vendors_of_a_kind_of_device_are_listed_and_name_the_kind(string vendorType, string path)
    {
        Server.ReplyTo("GET", $"/health/{path}", 200, $"[{Tesla}]");

        var vendor = Assert.Single(await ListAsync(Connect().Health.ListVendorsAsync(vendorType)));

        Assert.Equal(
            ("TESLA", vendorType, "Tesla", "Tesla app", "OUTAGE", "READY", $"TESLA {vendorType}: OUTAGE"),
            (vendor.Vendor, vendor.VendorType, vendor.DisplayName, vendor.PortalName, vendor.Status, vendor.LinkingStatus, $"{vendor}"));
        Assert.Null(vendor.AdditionalProperties);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_an_error_after_the_others()
    {
        Server.ReplyTo("GET", "/health/meters", 200, $"[1,{Tesla}]");
        var read = new List<string?>();

        var failure = await FailureOf(ReadAsync());

        Assert.Equal(["TESLA"], read);
        Assert.Equal((ErrorIds.InvalidResponse, "$[0]"), (failure.ErrorId, failure.MemberPath));

        async Task ReadAsync()
        {
            await foreach (var vendor in Connect().Health.ListVendorsAsync(AssetTypes.Meter))
            {
                read.Add(vendor.Vendor);
            }
        }
    }

    [Fact]
    public async Task A_kind_that_this_version_does_not_know_is_refused_and_nothing_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(Connect().Health.ListVendorsAsync("boat")));

        Assert.Empty(Server.Journal);
    }

    [Theory]
    [InlineData(null, "/integrations")]
    [InlineData("", "/integrations")]
    [InlineData("vehicle,charger", "/integrations?assetTypes=vehicle%2Ccharger")]
    public async Task Integrations_are_listed_for_all_kinds_or_for_some(string? assetTypes, string target)
    {
        Server.ReplyTo("GET", target, 200, """
            [{"vendor":"TESLA","displayName":"Tesla","portalName":"Tesla app","status":"READY","linkingStatus":"OUTAGE",
              "assetTypes":["battery","vehicle"],"scopes":["vehicle:read:data"]}]
            """);

        var types = assetTypes?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var vendor = Assert.Single(await ListAsync(Connect().Health.ListIntegrationsAsync(types)));

        Assert.Equal(
            ("TESLA", "Tesla", "Tesla app", "READY", "OUTAGE", "battery, vehicle", "vehicle:read:data", "TESLA"),
            (vendor.Vendor, vendor.DisplayName, vendor.PortalName, vendor.Status, vendor.LinkingStatus, $"{vendor.AssetTypes}",
             $"{vendor.Scopes}", $"{vendor}"));
        Assert.Null(vendor.AdditionalProperties);
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(200, true)]
    [InlineData(503, false)]
    public async Task The_service_is_ready_or_not_and_is_asked_once(int status, bool isReady)
    {
        Server.Reply(status);

        Assert.Equal(isReady, await Connect().Health.IsReadyAsync());

        Assert.Equal("GET /health/ready", Assert.Single(Server.Calls).ToString());
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(503, """{"title":"Service Unavailable"}""")]
    [InlineData(503, "<html>no upstream</html>")]
    public async Task Another_response_is_an_error(int status, string body)
    {
        Server.Reply(status, body);

        Assert.Equal(ErrorIds.ServerError, (await FailureOf(Connect().Health.IsReadyAsync())).ErrorId);
        Assert.Single(Server.Calls);
    }
}
