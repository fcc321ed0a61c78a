namespace Enode.Tests.Authentication;

public sealed class TokenResponseTests : ClientTest
{
    [Theory]
    [InlineData(401, "invalid_client", "Enode.InvalidClient")]
    [InlineData(400, "invalid_grant", "Enode.InvalidGrant")]
    [InlineData(400, "unauthorized_client", "Enode.UnauthorizedClient")]
    [InlineData(400, "unsupported_grant_type", "Enode.UnsupportedGrantType")]
    [InlineData(400, "???", "Enode.InvalidTokenResponse")]
    public async Task A_refusal_has_the_id_of_its_error_and_its_description(int status, string error, string id)
    {
        Server.ReplyToToken(Response.Json(status, "{\"error\":\"" + error + "\",\"error_description\":\"Client authentication failed.\"}")
            .With("x-request-id", "req-9"));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(
            $"The token endpoint {Server.TokenUri} rejected the request with status {status}: {error}: Client authentication failed.", failure.Message);
        Assert.Equal(
            (status, "POST", "/oauth2/token", 1, "req-9"),
            ((int)failure.StatusCode!, failure.Method, failure.Path, failure.Attempts, failure.RequestId));
        Assert.Single(Server.Journal);
    }

    [Theory]
    [InlineData(ClientAuthentication.Basic)]
    [InlineData(ClientAuthentication.Body)]
    public async Task The_secret_is_not_repeated_however_the_server_echoes_it(ClientAuthentication authentication)
    {
        const string secret = "Canary é+/\"<1>";
        var basic = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"my-client:{System.Net.WebUtility.UrlEncode(secret)}"));
        var echoes = new[]
        {
            secret, System.Net.WebUtility.UrlEncode(secret), Uri.EscapeDataString(secret), System.Net.WebUtility.HtmlEncode(secret), basic
        };
        foreach (var echo in echoes)
        {
            var word = System.Text.Json.JsonSerializer.Serialize($"You sent {echo}!");
            Server.ClearScript();
            Server.ReplyToToken(Response.Json(401, $$"""{"error":"invalid_client","error_description":{{word}}}"""));

            var failure = await FailureOf(Connect(Options(secret: secret, authentication: authentication)).ConnectAsync());

            Assert.Equal(ErrorIds.InvalidClient, failure.ErrorId);
            Assert.EndsWith(": invalid_client: You sent [redacted]!", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Canary", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_secret_echoed_as_error_or_type_becomes_neither_an_id_nor_a_message()
    {
        Server.ReplyToToken(
            Response.Json(400, """{"error":"canarysecret"}"""),
            Response.Json(200, """{"access_token":"t","token_type":"canarysecret"}"""));
        var client = Connect(Options(secret: "canarysecret"));

        foreach (var failure in new[] { await FailureOf(client.ConnectAsync()), await FailureOf(client.ConnectAsync()) })
        {
            Assert.Equal(ErrorIds.InvalidTokenResponse, failure.ErrorId);
            Assert.DoesNotContain("canarysecret", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(500, "Enode.ServerError")]
    [InlineData(404, "Enode.NotFound")]
    [InlineData(401, "Enode.Unauthorized")]
    [InlineData(403, "Enode.Forbidden")]
    public async Task A_refusal_in_html_has_the_id_of_its_status(int status, string id)
    {
        Server.ReplyToToken(Response.Html(status, "<html>Something else</html>"));

        var failure = await FailureOf(Connect().ConnectAsync());

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal($"The token endpoint {Server.TokenUri} rejected the request with status {status}.", failure.Message);
    }

    [Fact]
    public async Task A_success_in_html_is_no_token()
    {
        Server.ReplyToToken(Response.Html(200, "<html>Sign in to the airport's network</html>"));

        var failure = await FailureOf(Connect().ConnectAsync());

        Assert.Equal(ErrorIds.InvalidTokenResponse, failure.ErrorId);
        Assert.Contains("text/html", failure.Message, StringComparison.Ordinal);
        Assert.Equal(200, (int?)failure.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"token\"")]
    [InlineData("{}")]
    [InlineData("""{"access_token":null,"expires_in":60}""")]
    [InlineData("""{"access_token":"","expires_in":60}""")]
    [InlineData("""{"access_token":12,"expires_in":60}""")]
    [InlineData("""{"access_token":"two words","expires_in":60}""")]
    [InlineData("""{"access_token":"a\r\nHost: evil","expires_in":60}""")]
    [InlineData("""{"access_token":"é","expires_in":60}""")]
    [InlineData("""{"access_token":"t","token_type":"mac","expires_in":60}""")]
    [InlineData("""{"access_token":"t","expires_in":"soon"}""")]
    [InlineData("""{"access_token":"t","expires_in":"NaN"}""")]
    [InlineData("""{"access_token":"t","expires_in":true}""")]
    [InlineData("""{"error":"invalid_client"}""")]
    public async Task A_success_without_a_usable_token_is_an_invalid_answer(string body)
    {
        Server.ReplyToToken(Response.Json(200, body));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal(ErrorIds.InvalidTokenResponse, failure.ErrorId);
        Assert.Empty(Server.Calls);
        Assert.Single(Server.TokenCalls);
    }

    [Theory]
    [InlineData("{}", "has no access_token that can be used")]
    [InlineData("""{"access_token":"two words"}""", "has no access_token that can be used")]
    [InlineData("""{"access_token":"t","token_type":"mac"}""", "has a token of type mac, and only bearer tokens are supported")]
    [InlineData("""{"access_token":"t","expires_in":"NaN"}""", "has an expires_in that is not a number, or is too large")]
    [InlineData("""{"access_token":"t","expires_in":"1e999"}""", "has an expires_in that is not a number, or is too large")]
    [InlineData("""{"access_token":"t","expires_in":1e999}""", "has an expires_in that is not a number, or is too large")]
    [InlineData("""{"access_token":"t","expires_in":"\ud800"}""", "has an expires_in that is not a number, or is too large")]
    [InlineData("""{"access_token":"t","expires_in":[60]}""", "has an expires_in that is not a number, or is too large")]
    [InlineData("null", "is application/json and not the JSON of a token")]
    [InlineData("<html>", "is application/json and not the JSON of a token")]
    public async Task An_invalid_answer_says_what_is_wrong_with_it_and_is_no_refusal_of_the_credentials(string body, string what)
    {
        Server.ReplyToToken(Response.Json(200, body));

        var failure = await FailureOf(Connect().ConnectAsync());

        Assert.Equal($"The response of the token endpoint {Server.TokenUri} {what}.", failure.Message);
        Assert.False(failure.CredentialsRefused);
        Assert.Equal(what.EndsWith("JSON of a token", StringComparison.Ordinal), failure.InnerException is System.Text.Json.JsonException);
    }

    [Fact]
    public async Task An_answer_without_a_type_says_so()
    {
        using var content = new ByteArrayContent("<html>"u8.ToArray());
        var network = new StubHandler().Response(content);

        var failure = await FailureOf(Connect(Options(), network).ConnectAsync());

        Assert.Equal(
            $"The response of the token endpoint {Server.TokenUri} is of no stated type and not the JSON of a token.", failure.Message);
    }

    [Theory]
    [InlineData(307, false)]
    [InlineData(400, true)]
    [InlineData(401, true)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    [InlineData(501, false)]
    public async Task Credentials_are_refused_by_a_4xx_that_is_not_about_the_moment(int status, bool refused)
    {
        Server.ReplyToToken(Response.Json(status, """{"error_description":"Words alone."}"""));

        var failure = await FailureOf(Connect(Options(retries: 0)).ConnectAsync());

        Assert.Equal((status, refused), ((int)failure.StatusCode!, failure.CredentialsRefused));
        Assert.EndsWith($" rejected the request with status {status}: Words alone.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("~")]
    [InlineData("!~")]
    public async Task A_token_of_any_visible_ascii_is_sent(string token)
    {
        Server.ReplyToToken(Response.Json(200, $$"""{"access_token":"{{token}}"}"""));
        Server.Reply(200, "{}");

        await Connect().Users.GetAsync("u");

        Assert.Equal($"Bearer {token}", Assert.Single(Server.Calls).Header("Authorization"));
    }

    [Theory]
    [InlineData("\"expires_in\":120,\"token_type\":\"Bearer\"", 120)]
    [InlineData("\"expires_in\":120,\"token_type\":\"BEARER\"", 120)]
    [InlineData("\"expires_in\":120", 120)]
    [InlineData("\"expires_in\":\"120\"", 120)]
    [InlineData("\"expires_in\":90.5", 90.5)]
    [InlineData("\"expires_in\":null", 300)]
    [InlineData("\"scope\":\"\"", 300)]
    [InlineData("\"expires_in\":-5", 0)]
    [InlineData("\"expires_in\":0", 0)]
    [InlineData("\"expires_in\":1e30", 315360000)]
    [InlineData("\"expires_in\":99999999999999999999", 315360000)]
    public async Task The_lifetime_is_what_was_said_within_reason(string members, double seconds)
    {
        Server.ReplyToToken(Response.Json(200, $$"""{"access_token":"tok",{{members}}}"""));
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();

        await client.Users.GetAsync("u");

        Assert.Equal("Bearer tok", Assert.Single(Server.Calls).Header("Authorization"));
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(seconds), client.TokenExpiresAt);
    }

    [Fact]
    public async Task A_token_that_is_dead_on_arrival_is_used_once_and_then_asked_for_again()
    {
        Server.TokenLifetime = -1;
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();

        await client.Users.GetAsync("u");
        await client.Users.GetAsync("u");

        Assert.Equal(["Bearer token-1", "Bearer token-2"], Server.Calls.Select(call => call.Header("Authorization")));
    }
}
