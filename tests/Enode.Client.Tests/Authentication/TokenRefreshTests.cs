namespace Enode.Tests.Authentication;

public sealed class TokenRefreshTests : ClientTest
{
    private static readonly Response Down = Response.Json(400, """{"error":"server_error"}""");

    public TokenRefreshTests()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
    }

    [Theory]
    [InlineData(3600, 3300)]
    [InlineData(600, 540)]
    [InlineData(60, 54)]
    [InlineData(86400, 86100)]
    public async Task A_token_is_renewed_ahead_of_its_end(int lifetime, int renewedAfter)
    {
        Server.TokenLifetime = lifetime;
        var client = Connect();
        await client.Users.GetAsync("u");

        Time.Advance(TimeSpan.FromSeconds(renewedAfter) - TimeSpan.FromTicks(1));
        await client.Users.GetAsync("u");
        Time.Advance(TimeSpan.FromTicks(1));
        await client.Users.GetAsync("u");

        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], Server.Calls.Select(call => call.Header("Authorization")));
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(lifetime), client.TokenExpiresAt);
    }

    [Fact]
    public async Task While_the_old_token_lives_a_failing_renewal_is_no_failure_and_is_tried_again_after_half_a_minute()
    {
        Server.ReplyToToken(Response.Token, Down, Down, Response.Token);
        var client = Connect();
        await client.Users.GetAsync("u");

        Time.Advance(TimeSpan.FromSeconds(3300));
        await client.Users.GetAsync("u");
        Assert.Equal(2, Server.TokenCalls.Count);
        Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        await client.Users.GetAsync("u");
        Assert.Equal(2, Server.TokenCalls.Count);
        Time.Advance(TimeSpan.FromTicks(1));
        await client.Users.GetAsync("u");
        Assert.Equal(3, Server.TokenCalls.Count);
        Time.Advance(TimeSpan.FromSeconds(30));
        await client.Users.GetAsync("u");

        Assert.Equal(4, Server.TokenCalls.Count);
        Assert.Equal(
            ["token-1", "token-1", "token-1", "token-1", "token-2"],
            Server.Calls.Select(call => call.Header("Authorization")!["Bearer ".Length..]));
    }

    [Fact]
    public async Task Once_the_old_token_is_dead_a_failing_renewal_is_a_failure_even_in_the_pause()
    {
        Server.ReplyToToken(Response.Token, Down);
        var client = Connect();
        await client.Users.GetAsync("u");
        Time.Advance(TimeSpan.FromSeconds(3590));
        await client.Users.GetAsync("u");

        Time.Advance(TimeSpan.FromSeconds(10));
        var failure = await FailureOf(client.Users.GetAsync("u"));

        Assert.Equal("Enode.ServerError", failure.ErrorId);
        Assert.Equal(3, Server.TokenCalls.Count);
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_call_repeated_once()
    {
        Server.Reply(401);

        await Connect().Users.GetAsync("u");

        Assert.Equal(["Bearer token-1", "Bearer token-2"], Server.Calls.Select(call => call.Header("Authorization")));
        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Empty(Observer.Waits);
    }

    [Fact]
    public async Task A_refused_post_is_sent_exactly_once_more_with_the_same_body()
    {
        Server.Reply(Response.Json(401), Response.Json(200, Payloads.Action("a", "PENDING")));

        await Connect().Vehicles.StartChargingAsync("v");

        Assert.Equal(2, Server.Calls.Count);
        Assert.All(Server.Calls, call => Assert.Equal("""POST /vehicles/v/charging {"action":"START"}""", $"{call} {call.Body}"));
    }

    [Fact]
    public async Task A_second_refusal_is_the_answer()
    {
        Server.Reply(Response.Json(401), Response.Json(401, """{"title":"Unauthorized","detail":"The token is not known."}"""));

        var failure = await FailureOf(Connect().Vehicles.StartChargingAsync("v"));

        Assert.Equal(
            (ErrorIds.Unauthorized, "Unauthorized: The token is not known.", 2), (failure.ErrorId, failure.Message, failure.Attempts));
        Assert.Equal(2, Server.Calls.Count);
        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Fact]
    public async Task A_refused_token_that_cannot_be_renewed_is_the_token_endpoints_refusal()
    {
        Server.ReplyToToken(Response.Token, Response.Json(401, """{"error":"invalid_client"}"""));
        Server.Reply(401);

        Assert.Equal(ErrorIds.InvalidClient, (await FailureOf(Connect().Users.GetAsync("u"))).ErrorId);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task Sixteen_refusals_of_one_token_make_one_renewal()
    {
        var gate = new Gate();
        Server.ReplyWith(
            request => request.Header("Authorization") == "Bearer token-1" ? Response.Json(401).After(gate) : Response.Json(200, "{}"));
        var client = Connect();
        await client.ConnectAsync();

        var calls = Enumerable.Range(0, 16).Select(i => client.Users.GetAsync($"u{i}")).ToList();
        await Server.WaitForRequestsAsync(17);
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Equal(16, Server.Calls.Count(call => call.Header("Authorization") == "Bearer token-1"));
        Assert.Equal(16, Server.Calls.Count(call => call.Header("Authorization") == "Bearer token-2"));
    }

    [Fact]
    public async Task A_refusal_that_comes_late_uses_the_token_that_others_fetched_meanwhile()
    {
        var late = new Gate();
        Server.ReplyTo("GET", "/users/late", Response.Json(401).After(late), Response.Json(200, "{}"));
        Server.ReplyTo("GET", "/users/early", Response.Json(401), Response.Json(200, "{}"));
        var client = Connect();

        var slow = client.Users.GetAsync("late");
        await Server.WaitForRequestsAsync(2);
        await client.Users.GetAsync("early");
        late.Open();
        await slow;

        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Equal("Bearer token-2", Server.Calls[^1].Header("Authorization"));
    }

    [Fact]
    public async Task A_token_that_ends_in_the_middle_of_a_list_is_renewed_and_the_list_goes_on()
    {
        Server.TokenLifetime = 60;
        Server.ReplyTo("GET", "/users", 200, Payloads.Users("c2", "u1", "u2"));
        Server.ReplyTo("GET", "/users?after=c2", 200, Payloads.Users("c3", "u3"));
        Server.ReplyTo("GET", "/users?after=c3", Response.Json(401), Response.Json(200, Payloads.Users(null, "u4")));
        var seen = new List<string?>();

        await foreach (var user in Connect().Users.ListAsync())
        {
            seen.Add(user.Id);
            if (user.Id == "u2")
            {
                Time.Advance(TimeSpan.FromSeconds(61));
            }
        }

        Assert.Equal(["u1", "u2", "u3", "u4"], seen);
        Assert.Equal(
            ["token-1", "token-2", "token-2", "token-3"], Server.Calls.Select(call => call.Header("Authorization")!["Bearer ".Length..]));
    }
}
