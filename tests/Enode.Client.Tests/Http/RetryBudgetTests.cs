namespace Enode.Tests.Http;

/// <summary>One request has three minutes and so many repeats, whatever happens to it.</summary>
public sealed class RetryBudgetTests : ClientTest
{
    public RetryBudgetTests()
    {
        Time.LongestDelay = TimeSpan.FromMinutes(1);
    }

    [Fact]
    public async Task Attempts_count_as_well_as_waits()
    {
        Server.ReplyWith(_ => Response.Hang);
        var client = Connect(Options(accessToken: "given", timeout: TimeSpan.FromSeconds(100)));

        var call = client.Users.GetAsync("u");
        foreach (var attempt in new[] { 1, 2 })
        {
            await Server.WaitForRequestsAsync(attempt);
            Time.Advance(TimeSpan.FromSeconds(100));
        }

        var failure = await FailureOf(call.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal((ErrorIds.Timeout, 2), (failure.ErrorId, failure.Attempts));
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task A_new_token_starts_no_new_count_of_repeats()
    {
        Server.Reply(Response.Json(500), Response.Json(500), Response.Json(401), Response.Json(500), Response.Json(200, "{}"));

        var failure = await FailureOf(Connect(Options(retries: 2)).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ServerError, 4), (failure.ErrorId, failure.Attempts));
        Assert.Equal(4, Server.Calls.Count);
        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Fact]
    public async Task A_new_token_starts_no_new_budget_of_time()
    {
        Time.LongestDelay = TimeSpan.FromHours(1);
        Server.Reply(
            Response.Json(429).With("Retry-After", 100),
            Response.Json(401),
            Response.Json(429).With("Retry-After", 100),
            Response.Json(200, "{}"));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((ErrorIds.RateLimited, 3, TimeSpan.FromSeconds(100)), (failure.ErrorId, failure.Attempts, failure.RetryAfter));
        Assert.Equal([TimeSpan.FromSeconds(100)], Time.Delays);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_failure_says_when_to_come_back_where_the_wait_does_not_fit(int status)
    {
        Server.Reply(Response.Json(status).With("Retry-After", 1800));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((TimeSpan.FromMinutes(30), 1), (failure.RetryAfter, failure.Attempts));
        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData("""{"title":"Slow down"}""")]
    [InlineData("")]
    public async Task The_token_endpoints_refusal_and_its_time_reach_everyone_who_waits_for_the_token(string body)
    {
        var gate = new Gate();
        Server.ReplyToToken(Response.Json(429, body).With("Retry-After", 1800).After(gate));
        var client = Connect();

        var calls = new[] { client.Users.GetAsync("a"), client.Users.GetAsync("b") };
        await Server.WaitForRequestsAsync(1);
        gate.Open();

        foreach (var call in calls)
        {
            var failure = await FailureOf(call);
            Assert.Equal(
                (ErrorIds.RateLimited, TimeSpan.FromMinutes(30), 429), (failure.ErrorId, failure.RetryAfter, (int?)failure.StatusCode));
        }

        Assert.Equal(["POST /oauth2/token"], Server.Journal.Select(call => call.ToString()));
    }
}
