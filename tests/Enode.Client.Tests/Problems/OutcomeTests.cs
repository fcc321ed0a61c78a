namespace Enode.Tests.Problems;

/// <summary>Whether a change that failed may have been carried out.</summary>
public sealed class OutcomeTests : ClientTest
{
    [Theory]
    [InlineData(500, "{}", true)]
    [InlineData(502, "", true)]
    [InlineData(503, "{}", true)]
    [InlineData(408, "{}", true)]
    [InlineData(200, "", true)]
    [InlineData(200, """{"id":5}""", true)]
    [InlineData(400, "{}", false)]
    [InlineData(404, "{}", false)]
    [InlineData(429, "{}", false)]
    public async Task A_change_is_uncertain_unless_a_response_rejects_it(int status, string body, bool isUncertain)
    {
        Server.Reply(status, body);

        var failure = await FailureOf(Client().Webhooks.CreateAsync("https://example.com"));

        Assert.Equal(isUncertain, failure.MayHaveBeenCarriedOut);
    }

    [Fact]
    public async Task A_change_without_a_response_is_uncertain()
    {
        Server.Reply(Response.Reset, Response.Close);

        Assert.True((await FailureOf(Client().Webhooks.CreateAsync("https://example.com"))).MayHaveBeenCarriedOut);
        Assert.True((await FailureOf(Client().Users.DeleteAsync("u"))).MayHaveBeenCarriedOut);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_read_is_never_uncertain(int status)
    {
        Server.Reply(status, "?");

        Assert.False((await FailureOf(Client().Webhooks.GetAsync("w"))).MayHaveBeenCarriedOut);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task A_change_that_was_not_sent_is_certain(HttpRequestError error)
    {
        var client = Connect(Options(accessToken: "given", retries: 0), new StubHandler().Fail(error));

        Assert.False((await FailureOf(client.Webhooks.CreateAsync("https://example.com"))).MayHaveBeenCarriedOut);
    }

    [Fact]
    public async Task A_change_for_which_there_was_no_token_is_certain()
    {
        Server.ReplyToToken(Response.Json(500, "{}"));

        Assert.False((await FailureOf(Client().Webhooks.CreateAsync("https://example.com"))).MayHaveBeenCarriedOut);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_is_certain()
    {
        Server.Reply(Response.Json(307).With("Location", "https://elsewhere.example/"));

        Assert.False((await FailureOf(Client().Webhooks.CreateAsync("https://example.com"))).MayHaveBeenCarriedOut);
    }

    private EnodeClient Client() => Connect(Options(retries: 0));
}
