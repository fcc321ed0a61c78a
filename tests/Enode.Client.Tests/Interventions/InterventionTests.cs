namespace Enode.Tests.Interventions;

public sealed class InterventionTests : ClientTest
{
    private const string OfVendor = """
        {
          "id": "i1", "vendor": "AUDI", "vendorType": "vehicle", "brand": "Audi", "introducedAt": "2023-03-16T00:00:00Z",
          "domain": "Account",
          "resolution": { "title": "Accept", "description": "**Open** the app", "access": "Remote", "agent": "User", "action": "Link" }
        }
        """;

    private const string OfAll = """
        {
          "id": "i2", "vendor": null, "vendorType": null, "brand": null, "introducedAt": "2024-01-01T00:00:00Z", "domain": "Device",
          "resolution": { "title": "Enable", "description": "Enable it", "access": "Physical", "agent": "ThirdParty", "action": null }
        }
        """;

    [Fact]
    public async Task An_intervention_is_read_by_id()
    {
        Server.ReplyTo("GET", "/interventions/i1?language=de-DE", 200, OfVendor);

        var intervention = await Connect().Interventions.GetAsync("i1", "de-DE");

        Assert.Equal(
            ("i1", "AUDI", "vehicle", "Audi", "Account", "Accept", "Accept"),
            (intervention.Id, intervention.Vendor, intervention.VendorType, intervention.Brand,
             intervention.Domain, intervention.Title, $"{intervention}"));
        Assert.Equal(new DateTimeOffset(2023, 3, 16, 0, 0, 0, TimeSpan.Zero), intervention.IntroducedAt);
        var resolution = intervention.Resolution!;
        Assert.Equal(
            ("Accept", "**Open** the app", "Remote", "User", "Link", "Accept"),
            (resolution.Title, resolution.Description, resolution.Access, resolution.Agent, resolution.Action, $"{resolution}"));
        Assert.Null(intervention.AdditionalProperties);
        Assert.Equal("GET /interventions/i1?language=de-DE", Assert.Single(Server.Calls).ToString());
    }

    [Fact]
    public async Task The_list_is_one_array_and_one_request()
    {
        Server.ReplyTo("GET", "/interventions", 200, $"[{OfVendor},{OfAll}]");

        var interventions = await ListAsync(Connect().Interventions.ListAsync());

        Assert.Equal(["i1", "i2"], interventions.Select(intervention => intervention.Id));
        Assert.Null(interventions[1].Vendor);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task The_filters_and_the_language_are_in_the_query()
    {
        Server.ReplyTo("GET", "/interventions?vendor=A%26B&vendorType=vehicle&language=nb-NO", 200, "[]");

        Assert.Empty(await ListAsync(Connect().Interventions.ListAsync("A&B", "vehicle", "nb-NO")));
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_named_and_the_others_are_given()
    {
        Server.ReplyTo("GET", "/interventions", 200, $$"""[{"id":"odd","vendor":1},{{OfAll}}]""");
        var read = new List<string?>();

        var failure = await FailureOf(ReadAsync());

        Assert.Equal(["i2"], read);
        Assert.Equal((ErrorIds.InvalidResponse, "odd", "$[0].vendor"), (failure.ErrorId, failure.ItemId, failure.MemberPath));

        async Task ReadAsync()
        {
            await foreach (var intervention in Connect().Interventions.ListAsync())
            {
                read.Add(intervention.Id);
            }
        }
    }

    [Theory]
    [InlineData("""{"data":[],"pagination":{"after":null}}""", "has another shape than documented, at $.")]
    [InlineData("[] []", "is not JSON, it starts with: [] []")]
    [InlineData("[", "is not JSON, it starts with: [")]
    [InlineData("", "is not JSON but empty")]
    public async Task A_response_that_is_not_an_array_is_an_error(string body, string what)
    {
        Server.ReplyTo("GET", "/interventions", 200, body);

        var failure = await FailureOf(ListAsync(Connect().Interventions.ListAsync()));

        Assert.Equal((ErrorIds.InvalidResponse, $"The response to GET /interventions {what}"), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public void An_intervention_without_a_title_shows_its_id() => Assert.Equal("i3", $"{new Intervention { Id = "i3" }}");
}
