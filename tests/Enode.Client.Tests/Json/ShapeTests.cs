namespace Enode.Tests.Json;

public sealed class ShapeTests : ClientTest
{
    [Theory]
    [InlineData("""{"id":5}""", "$.id")]
    [InlineData("""{"chargeState":{"batteryLevel":"full"}}""", "$.chargeState.batteryLevel")]
    [InlineData("""{"chargeState":{"batteryLevel":"41"}}""", "$.chargeState.batteryLevel")]
    [InlineData("""{"chargeState":[]}""", "$.chargeState")]
    [InlineData("""{"chargeState":{"isCharging":1}}""", "$.chargeState.isCharging")]
    [InlineData("""{"scopes":"all"}""", "$.scopes")]
    [InlineData("""{"scopes":[1]}""", "$.scopes[0]")]
    [InlineData("""{"capabilities":{"smartCharging":{"interventionIds":["a",{}]}}}""", "$.capabilities.smartCharging.interventionIds[1]")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"v\"", "$")]
    public async Task A_vehicle_of_another_shape_says_where_it_differs(string body, string where)
    {
        Server.Reply(Response.Json(200, body).With("x-request-id", "r-1"));

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.Equal($"The response to GET /vehicles/v has another shape than documented, at {where}.", failure.Message);
        Assert.Equal(
            (200, "GET", "/vehicles/v", 1, "r-1"),
            ((int)failure.StatusCode!, failure.Method, failure.Path, failure.Attempts, failure.RequestId));
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_page_of_html_shows_how_it_starts()
    {
        Server.Html(200, "<html>\r\n<title>Sign in</title>" + new string('x', 500));

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.StartsWith(
            "The response to GET /vehicles/v is not JSON, it starts with: <html> <title>Sign in</title>xxx",
            failure.Message,
            StringComparison.Ordinal);
        Assert.True(failure.Message.Length < 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_answer_says_so(string body)
    {
        Server.Reply(200, body);

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.EndsWith("is not JSON but empty", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_without_content_where_an_object_is_due_is_an_invalid_response()
    {
        Server.Reply(204);

        Assert.Equal(ErrorIds.InvalidResponse, (await FailureOf(Connect().Vehicles.GetAsync("v"))).ErrorId);
    }

    [Theory]
    [InlineData("{\"id\":\"v\"")]
    [InlineData("{\"id\":\"v\",}")]
    [InlineData("{\"id\":\"v\"}x")]
    [InlineData("{\"id\":\"\uFFFF")]
    public async Task Half_a_document_is_no_json(string body)
    {
        Server.Reply(200, body);

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.Contains("is not JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_at_the_border_of_what_is_shown_is_not_shown_in_part()
    {
        // A given token of forty letters that begins at the seventieth character of the page.
        var token = "canary" + new string('Q', 34);
        Server.Html(200, "<html>" + new string('.', 64) + token);

        var failure = await FailureOf(Connect(Options(accessToken: token)).Vehicles.GetAsync("v"));

        Assert.DoesNotContain("canary", failure.Message, StringComparison.Ordinal);
    }
}
