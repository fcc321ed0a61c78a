namespace Enode.Tests.Http;

public sealed class ObserverTests : ClientTest
{
    private const string Secret = "canary-Secret+/é";
    private const string Token = "canary-Token_0123456789";

    [Theory]
    [InlineData(ClientAuthentication.Basic)]
    [InlineData(ClientAuthentication.Body)]
    public async Task Nobody_who_watches_ever_sees_a_secret(ClientAuthentication authentication)
    {
        Observer.WantsDetail = true;
        Server.ReplyToToken(
            Response.Json(503, $$"""{"error":"busy","error_description":"{{Secret}} came"}"""),
            Response.Json(200, $$"""{"access_token":"{{Token}}","expires_in":3600,"token_type":"bearer"}"""));
        Server.Reply(
            Response.Json(200, $$"""{"id":"u","echo":"Bearer {{Token}}","echoes":[{"deep":"{{Token}}"}]}""")
                .With("X-Echo", $"Bearer {Token}").With("WWW-Authenticate", $"Bearer token=\"{Token}\""),
            Response.Html(500, $"<html>Authorization: Bearer {Token}</html>"),
            Response.Json(400, $$"""{"title":"{{Token}}","detail":"{{Token}}" """),
            Response.Json(401, $$"""{"title":"{{Token}}"}"""),
            Response.Redirect(302, $"https://evil.invalid/{Token}"),
            Response.Json(200, $$"""{"id":["{{Token}}"]}"""),
            Response.CutShort(200, $$"""{"id":"{{Token}}"}""", 20));
        var client = Connect(Options(secret: Secret, authentication: authentication, retries: 1));
        var failures = new List<string>();

        await client.Users.GetAsync("u");
        foreach (var call in Enumerable.Range(0, 5))
        {
            failures.Add((await Assert.ThrowsAnyAsync<Exception>(() => client.Vehicles.StartChargingAsync("v"))).ToString());
        }

        var basic = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"my-client:{System.Net.WebUtility.UrlEncode(Secret)}"));
        foreach (var secret in new[] { "canary", basic })
        {
            Assert.DoesNotContain(secret, Observer.Everything, StringComparison.OrdinalIgnoreCase);
            Assert.All(failures, failure => Assert.DoesNotContain(secret, failure, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("[redacted]", Observer.Everything, StringComparison.Ordinal);
        Assert.Contains(Token, Server.Calls[0].Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_without_a_connection_is_reported_as_one_that_sent_nothing()
    {
        var network = new StubHandler().Fail(HttpRequestError.ConnectionError).Fail(HttpRequestError.ResponseEnded).Response(200);

        await SendAsync(Connect(Options(accessToken: "given"), network), "GET");

        Assert.Equal([true, false, false], Observer.Attempts.Select(attempt => attempt.NothingWasSent));
    }

    [Theory]
    [InlineData(
        "\uFEFF{\"access_token\":\"canary-1234\",\"token_type\":\"bearer\"}",
        "{\"access_token\":\"[redacted]\",\"token_type\":\"bearer\"}")]
    [InlineData("access_token=canary-1234&token_type=bearer", "access_token=[redacted]&token_type=bearer")]
    [InlineData("callback({\"access_token\":\"canary-1234\"})", "[40 characters that are not JSON]")]
    [InlineData("canary-1234", "[11 characters that are not JSON]")]
    public async Task A_token_in_an_answer_that_cannot_be_used_is_not_shown_either(string body, string shown)
    {
        Observer.WantsDetail = true;
        Server.ReplyToToken(Response.Json(200, body));

        var failure = await FailureOf(Connect(Options(retries: 0)).Users.GetAsync("u"));

        Assert.Equal(ErrorIds.InvalidTokenResponse, failure.ErrorId);
        Assert.EndsWith($"\n{shown}", Observer.Details.Last(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Observer.Everything + failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_shows_what_was_sent_and_what_came()
    {
        Observer.WantsDetail = true;
        Server.Reply(Response.Json(200, Payloads.Action("act", "PENDING")).With("x-request-id", "r-1"));

        await Connect().Vehicles.StartChargingAsync("v");

        var details = Observer.Details.ToList();
        Assert.Equal(4, details.Count);
        Assert.StartsWith($"> POST {Server.TokenUri}\n", details[0], StringComparison.Ordinal);
        Assert.Contains("\nAuthorization: [redacted]\n", details[0], StringComparison.Ordinal);
        Assert.EndsWith("\ngrant_type=client_credentials", details[0], StringComparison.Ordinal);
        Assert.StartsWith("< 200 ", details[1], StringComparison.Ordinal);
        Assert.Contains("\"access_token\":\"[redacted]\"", details[1], StringComparison.Ordinal);
        Assert.StartsWith($"> POST {Server.Uri}vehicles/v/charging\n", details[2], StringComparison.Ordinal);
        Assert.Contains("\nEnode-Version: 2024-10-01\n", details[2], StringComparison.Ordinal);
        Assert.Contains("\nContent-Type: application/json\n", details[2], StringComparison.Ordinal);
        Assert.EndsWith("\n{\"action\":\"START\"}", details[2], StringComparison.Ordinal);
        Assert.Contains("\nx-request-id: r-1\n", details[3], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"id\":\"act\"", details[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_without_a_body_ends_with_its_last_header()
    {
        Observer.WantsDetail = true;
        Server.Reply(Response.Json(200, "").With("x-request-id", "r-1"));

        await SendAsync(Connect(Options(accessToken: "given")), "GET");

        Assert.Equal(
            [
                $"> GET {Server.Uri}things/1",
                "Accept: application/json, application/problem+json",
                "User-Agent: tests/1.0",
                "Enode-Version: 2024-10-01",
                "Authorization: [redacted]",
            ],
            Observer.Details.First().Split('\n'));
        Assert.Equal(Observer.Details.Last().TrimEnd(), Observer.Details.Last());
    }

    [Fact]
    public void Nothing_is_made_for_an_observer_that_wants_no_detail()
    {
        Assert.False(SilentObserver.Instance.WantsDetail);
    }

    [Fact]
    public async Task A_watched_call_does_not_fail_over_a_body_that_cannot_be_shown_well()
    {
        Observer.WantsDetail = true;
        Server.Reply(200, """{"id":"first","id":"second"}""");

        Assert.Equal("second", (await Connect().Users.GetAsync("u")).Id);
    }

    [Fact]
    public async Task Each_request_is_announced_before_it_is_sent_with_whether_it_may_be_repeated()
    {
        Server.Reply(Response.Json(429), Response.Json(200, Payloads.Action("act", "PENDING")));

        await Connect().Vehicles.StartChargingAsync("v");

        Assert.Equal(
            [
                new("POST", "/oauth2/token", 1, true),
                new("POST", "/vehicles/v/charging", 1, false),
                new("POST", "/vehicles/v/charging", 2, false),
            ],
            Observer.Starts);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_was_announced_and_has_no_outcome()
    {
        Server.Hang();
        using var cancel = new CancellationTokenSource();

        var sending = Connect().Vehicles.StartChargingAsync("v", cancel.Token);
        await Server.WaitForRequestsAsync(2);
        cancel.Cancel();

        await AssertCancelledAsync(sending);
        Assert.Equal("/vehicles/v/charging", Observer.Starts.Last().Path);
        Assert.Equal("/oauth2/token", Assert.Single(Observer.Attempts).Path);
    }

    [Fact]
    public async Task Each_observer_hears_of_its_own_calls()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();
        var other = new RecordingObserver();

        await client.Users.GetAsync("mine");
        await client.WithObserver(other).Users.GetAsync("theirs");

        Assert.Equal(["/oauth2/token", "/users/mine"], Observer.Attempts.Select(attempt => attempt.Path));
        Assert.Equal(["/users/theirs"], other.Attempts.Select(attempt => attempt.Path));
        Assert.Equal(3, client.RequestCount);
    }

    [Fact]
    public async Task Closing_a_client_with_an_observer_leaves_the_real_one_open()
    {
        using var client = new EnodeClient(Options(accessToken: "given"));
        client.WithObserver(Observer).Dispose();
        Server.Reply(200, "{}");

        Assert.NotNull(await client.Users.GetAsync("u"));
    }
}
