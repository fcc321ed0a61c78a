namespace Enode.Tests.Http;

public sealed class RedirectTests : ClientTest
{
    public static TheoryData<int> Statuses => [301, 302, 303, 307, 308];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_get_follows_a_redirect_on_the_same_server(int status)
    {
        Server.ReplyTo("GET", "/users/u", Response.Redirect(status, "/v2/users/u?moved=1"));
        Server.ReplyTo("GET", "/v2/users/u", 200, """{"id":"moved"}""");

        Assert.Equal("moved", (await Connect().Users.GetAsync("u")).Id);

        Assert.Equal(["/users/u", "/v2/users/u?moved=1"], Server.Calls.Select(call => call.Target));
        Assert.All(Server.Calls, call => Assert.Equal("Bearer token-1", call.Header("Authorization")));
    }

    [Fact]
    public async Task A_relative_redirect_counts_from_where_it_came()
    {
        Server.ReplyTo("GET", "/users/u", Response.Redirect(302, "other"));
        Server.ReplyTo("GET", "/users/other", 200, """{"id":"other"}""");

        Assert.Equal("other", (await Connect().Users.GetAsync("u")).Id);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_redirect_to_another_server_is_refused_and_the_token_stays(int status)
    {
        var other = AnotherServer();
        Server.Reply(Response.Redirect(status, new Uri(other.Uri, "users/u").AbsoluteUri));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal(ErrorIds.RedirectRefused, failure.ErrorId);
        Assert.Contains(other.Uri.Authority, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith($", because requests are sent to {Server.Uri.GetLeftPart(UriPartial.Authority)} only.", failure.Message, StringComparison.Ordinal);
        Assert.Single(Server.Calls);
        Assert.Empty(other.Journal);
        Assert.Equal(0, other.ConnectionCount);
    }

    [Theory]
    [InlineData("http://api.enode.invalid/users/u")]
    [InlineData("https://api.enode.invalid:8443/users/u")]
    [InlineData("https://api.enode.invalid.evil.invalid/users/u")]
    [InlineData("https://evil.invalid/users/u")]
    [InlineData("//evil.invalid/users/u")]
    [InlineData("ftp://api.enode.invalid/users/u")]
    [InlineData("http://api.enode.invalid:443/users/u")]
    public async Task A_redirect_to_http_another_port_or_host_is_refused(string location)
    {
        var network = new StubHandler().Redirect(location).Response(200);

        var failure = await FailureOf(
            Connect(Options(api: "https://api.enode.invalid", accessToken: "given"), network).Users.GetAsync("u"));

        Assert.Equal(ErrorIds.RedirectRefused, failure.ErrorId);
        Assert.Equal(["GET https://api.enode.invalid/users/u"], network.SentTo);
    }

    [Theory]
    [InlineData("http://api.enode.invalid:8443/users/u", "https://api.enode.invalid:8443")]
    [InlineData("https://127.0.0.1:8443/users/u", "http://127.0.0.1:8443")]
    public async Task A_redirect_to_the_same_port_with_or_without_tls_is_refused(string location, string api)
    {
        var network = new StubHandler().Redirect(location).Response(200);

        var failure = await FailureOf(Connect(Options(api: api, accessToken: "given"), network).Users.GetAsync("u"));

        Assert.Equal(ErrorIds.RedirectRefused, failure.ErrorId);
        Assert.Equal([$"GET {api}/users/u"], network.SentTo);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("//")]
    [InlineData("https://[::1/users")]
    [InlineData("http://127.0.0.1:99999/")]
    [InlineData("///")]
    public async Task A_redirect_to_what_cannot_be_parsed_is_refused(string location)
    {
        Server.Reply(Response.Redirect(302, location), Response.Json(200, "{}"));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((ErrorIds.RedirectRefused, 1, "/users/u"), (failure.ErrorId, failure.Attempts, failure.Path));
        Assert.Equal("The server redirected the request to an address that cannot be parsed.", failure.Message);
        Assert.Equal(failure.Message, Observer.Attempts.Last().Failure);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_300_offers_several_places_and_is_not_followed()
    {
        Server.Reply(Response.Redirect(300, "/users/other"), Response.Json(200, "{}"));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((300, "Enode.MultipleChoices"), ((int)failure.StatusCode!, failure.ErrorId));
        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData("POST", 307)]
    [InlineData("POST", 302)]
    [InlineData("PUT", 308)]
    [InlineData("DELETE", 301)]
    [InlineData("PATCH", 308)]
    public async Task What_changes_something_is_never_sent_on_not_even_on_the_same_server(string method, int status)
    {
        Server.Reply(Response.Redirect(status, "/elsewhere"), Response.Json(200, "{}"));

        var failure = await FailureOf(SendAsync(Connect(), method, body: "{}"u8.ToArray()));

        Assert.Equal(ErrorIds.RedirectRefused, failure.ErrorId);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        Server.ReplyWith(_ => Response.Redirect(302, "/users/u"));

        Assert.Equal(ErrorIds.RedirectRefused, (await FailureOf(Connect().Users.GetAsync("u"))).ErrorId);
        Assert.Equal(6, Server.Calls.Count);
    }

    [Fact]
    public async Task The_token_endpoints_redirect_is_refused_and_the_secret_stays()
    {
        var other = AnotherServer();
        Server.ReplyToToken(Response.Redirect(307, other.TokenUri.AbsoluteUri));

        var failure = await FailureOf(Connect().ConnectAsync());

        Assert.Equal(ErrorIds.RedirectRefused, failure.ErrorId);
        Assert.Equal(0, other.ConnectionCount);
    }

    [Theory]
    [InlineData("https://evil.invalid/users")]
    [InlineData("//evil.invalid/users")]
    [InlineData("HTTP://evil.invalid")]
    [InlineData("https://127.0.0.1/users")]
    public async Task A_path_that_is_an_address_elsewhere_is_refused_and_nothing_is_sent(string path)
    {
        var failure = await FailureOf(SendAsync(Connect(), "GET", path));

        Assert.Equal(ErrorIds.InvalidPath, failure.ErrorId);
        Assert.Equal($"The path '{path}' leads to another server than {Server.Uri.GetLeftPart(UriPartial.Authority)}.", failure.Message);
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task A_redirect_that_echoes_the_token_does_not_show_it()
    {
        Server.Reply(Response.Redirect(302, "https://evil.invalid/long-token/x?t=long-token"));

        var failure = await FailureOf(Connect(Options(accessToken: "long-token")).Users.GetAsync("u"));

        Assert.Contains("https://evil.invalid/", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("long-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_without_a_place_is_an_answer_of_its_status()
    {
        Server.Reply(302);

        Assert.Equal("Enode.Found", (await FailureOf(Connect().Users.GetAsync("u"))).ErrorId);
    }
}
