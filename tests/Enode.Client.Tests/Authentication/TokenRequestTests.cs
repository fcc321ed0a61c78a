using System.Text;

namespace Enode.Tests.Authentication;

public sealed class TokenRequestTests : ClientTest
{
    [Fact]
    public async Task The_request_is_a_small_form_with_a_basic_header()
    {
        await Connect().ConnectAsync();

        var request = Assert.Single(Server.Journal);
        Assert.Equal("POST /oauth2/token", request.ToString());
        Assert.Equal("grant_type=client_credentials", request.Body);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal($"Basic {Convert.ToBase64String("my-client:my-secret"u8)}", request.Header("Authorization"));
        Assert.Null(request.Header("Enode-Version"));
    }

    [Theory]
    [InlineData("a:b", "s", "a%3Ab:s")]
    [InlineData("id", "p:q:r", "id:p%3Aq%3Ar")]
    [InlineData("100%", "50%25", "100%25:50%2525")]
    [InlineData("é", "ü", "%C3%A9:%C3%BC")]
    [InlineData("a b", "c d", "a+b:c+d")]
    [InlineData("a+b", "c+d", "a%2Bb:c%2Bd")]
    [InlineData("a&b=c", "/?#~", "a%26b%3Dc:%2F%3F%23%7E")]
    [InlineData("🚗", "\"'\\", "%F0%9F%9A%97:%22%27%5C")]
    public async Task Id_and_secret_are_form_encoded_before_they_are_joined(string id, string secret, string joined)
    {
        await Connect(Options(id: id, secret: secret)).ConnectAsync();

        var header = Assert.Single(Server.Journal).Header("Authorization")!;
        Assert.Equal(joined, Encoding.ASCII.GetString(Convert.FromBase64String(header["Basic ".Length..])));
    }

    [Fact]
    public async Task In_body_mode_the_form_has_them_and_no_header_does()
    {
        await Connect(Options(id: "a:é", secret: "p q+&", authentication: ClientAuthentication.Body)).ConnectAsync();

        var request = Assert.Single(Server.Journal);
        Assert.Equal("grant_type=client_credentials&client_id=a%3A%C3%A9&client_secret=p+q%2B%26", request.Body);
        Assert.Null(request.Header("Authorization"));
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_used_for_every_call()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();
        Assert.Null(client.TokenExpiresAt);

        await client.Users.GetAsync("u");
        await client.Users.GetAsync("u");
        await client.ConnectAsync();

        Assert.Single(Server.TokenCalls);
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromHours(1), client.TokenExpiresAt);
    }

    [Fact]
    public async Task A_given_token_is_used_as_it_is_and_never_renewed()
    {
        Server.ReplyWith(_ => Response.Json(401));
        var client = Connect(Options(accessToken: "given-one"));
        await client.ConnectAsync();

        var failure = await FailureOf(client.Users.GetAsync("u"));

        Assert.Equal(ErrorIds.Unauthorized, failure.ErrorId);
        Assert.Equal("Bearer given-one", Assert.Single(Server.Journal).Header("Authorization"));
        Assert.Null(client.TokenExpiresAt);
    }

    [Fact]
    public async Task A_token_request_is_repeated_like_any_other_that_may_be()
    {
        Server.ReplyToToken(Response.Reset, Response.Json(503), Response.Token);

        await Connect().ConnectAsync();

        Assert.Equal(3, Server.TokenCalls.Count);
    }

    [Theory]
    [InlineData(null, "secret", "clientId")]
    [InlineData("", "secret", "clientId")]
    [InlineData(" ", "secret", "clientId")]
    [InlineData("id", "", "clientSecret")]
    [InlineData("id", null, "clientSecret")]
    public void Empty_credentials_are_refused_where_they_are_made(string? id, string? secret, string name)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new ClientCredential(id!, secret!));

        Assert.Equal(name, refusal.ParamName);
        Assert.Equal(name == "clientSecret", refusal.Message.StartsWith("The client secret is empty.", StringComparison.Ordinal));
        Assert.Equal(
            "clientSecret",
            Assert.Throws<ArgumentNullException>(() => new ClientCredential("id", (System.Security.SecureString)null!)).ParamName);
    }

    [Fact]
    public void Without_credentials_and_without_a_token_there_is_no_client()
    {
        var options = new EnodeClientOptions { ApiUri = Server.Uri, TokenUri = Server.TokenUri };

        Assert.Equal("options.Credential", Assert.Throws<ArgumentNullException>(() => new EnodeClient(options)).ParamName);
    }

    [Fact]
    public async Task A_given_token_has_its_grant_type_and_is_what_it_is_renewed_to()
    {
        using var source = new FixedTokenSource(Secure("given"));
        var token = await source.GetAsync(Observer, default);

        Assert.Same(token, await source.RefreshAsync(token, Observer, default));
        Assert.Equal(("access_token", false, null), (source.GrantType, source.CanRefresh, source.ExpiresAt));
        using var lease = EnodeHttp.Open(Options());
        Assert.Equal(
            ("client_credentials", true, null),
            (lease.Value.Tokens.GrantType, lease.Value.Tokens.CanRefresh, lease.Value.Tokens.ExpiresAt));
    }

    [Fact]
    public void A_credential_shows_its_id_and_keeps_its_secret()
    {
        using var given = Secure("canary");
        var credential = new ClientCredential("the-id", given);
        given.Clear();

        Assert.Equal("the-id", credential.ToString());
        Assert.Equal("canary", credential.RevealSecret());
        Assert.DoesNotContain("canary", System.Text.Json.JsonSerializer.Serialize(credential), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", new AccessToken("canary", default, default).ToString(), StringComparison.Ordinal);
    }
}
