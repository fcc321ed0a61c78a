using System.Text;

namespace Enode.Tests.Authentication;

/// <summary>The expiry of a token whose response states none.</summary>
public sealed class JwtExpiryTests : ClientTest
{
    private const double Unstated = 300;
    private const double TenYears = 315_360_000;

    [Theory]
    [InlineData(1200, 1200)]
    [InlineData(1200.5, 1200.5)]
    [InlineData(1, 1)]
    [InlineData(0, Unstated)]
    [InlineData(-1, Unstated)]
    [InlineData(-1e300, Unstated)]
    [InlineData(1e9, TenYears)]
    [InlineData(1e300, TenYears)]
    public async Task A_token_expires_when_it_says_so_itself(double seconds, double lifetime)
    {
        var exp = (Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(lifetime, await LifetimeAsync(Jwt($$"""{"sub":"é?>","exp":{{exp}},"iat":1}""")));
    }

    [Fact]
    public async Task A_stated_lifetime_wins_over_that_of_the_token()
    {
        var token = Jwt($$"""{"exp":{{Time.GetUtcNow().ToUnixTimeSeconds() + 1200}}}""");

        Assert.Equal(60, await LifetimeAsync(token, ",\"expires_in\":60"));
        Assert.Equal(60, await LifetimeAsync(token, ",\"expires_in\":\"60\""));
        Assert.Equal(1200, await LifetimeAsync(token, ",\"expires_in\":null"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"exp":9999999999,"\ud800abc":1}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"exp\":\"1900000000\"}")]
    [InlineData("{\"exp\":null}")]
    [InlineData("{\"exp\":{}}")]
    [InlineData("{\"exp\":1e999}")]
    [InlineData("{\"Exp\":1900000000}")]
    [InlineData("{\"exp\":1900000000}trailing")]
    public async Task A_payload_without_a_usable_time_leaves_five_minutes(string payload)
    {
        var expected = payload.Contains("1e999", StringComparison.Ordinal) ? TenYears : Unstated;

        Assert.Equal(expected, await LifetimeAsync(Jwt(payload)));
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("NgXCXRKc/+Mz0Yjw=")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.!!!!.c")]
    [InlineData("{1}.{0}")]
    [InlineData("{1}.{0}.x.x")]
    [InlineData("{1}.{0}.x.x.x")]
    public async Task A_text_that_is_not_a_signed_token_leaves_five_minutes(string shape)
    {
        var parts = Jwt("""{"exp":1900000000}""").Split('.');

        Assert.Equal(Unstated, await LifetimeAsync(
            shape.Replace("{0}", parts[1], StringComparison.Ordinal).Replace("{1}", parts[0], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_payload_of_more_than_64_kilobytes_is_not_read()
    {
        var exp = Time.GetUtcNow().ToUnixTimeSeconds() + 1200;

        Assert.Equal(1200, await LifetimeAsync(Jwt($$"""{"pad":"{{new string('x', 48_000)}}","exp":{{exp}}}""")));
        Assert.Equal(Unstated, await LifetimeAsync(Jwt($$"""{"pad":"{{new string('x', 65_536)}}","exp":{{exp}}}""")));
    }

    [Fact]
    public async Task A_payload_that_is_nested_deeper_than_the_parser_reads_leaves_five_minutes()
    {
        Assert.Equal(Unstated, await LifetimeAsync(Jwt($$"""{"a":{{new string('[', 5000)}}{{new string(']', 5000)}},"exp":1900000000}""")));
    }

    [Fact]
    public async Task The_token_is_renewed_ahead_of_its_own_expiry()
    {
        var first = Jwt($$"""{"exp":{{Time.GetUtcNow().ToUnixTimeSeconds() + 1000}}}""");
        Server.ReplyToToken(Response.Json(200, $$"""{"access_token":"{{first}}"}"""), Response.Token);
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = Connect();
        await client.Users.GetAsync("u");

        Time.Advance(TimeSpan.FromSeconds(899));
        await client.Users.GetAsync("u");
        Assert.Single(Server.TokenCalls);
        Time.Advance(TimeSpan.FromSeconds(1));
        await client.Users.GetAsync("u");

        Assert.Equal(2, Server.TokenCalls.Count);
    }

    private static string Jwt(string payload) => string.Join('.', Part("""{"alg":"RS256"}"""), Part(payload), "c2lnbmF0dXJl");

    private static string Part(string json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task<double> LifetimeAsync(string token, string more = "")
    {
        Server.ClearScript();
        Server.ReplyToToken(Response.Json(200, $$"""{"access_token":"{{token}}","token_type":"Bearer"{{more}}}"""));
        using var client = new EnodeClient(Options());
        await client.ConnectAsync();
        return (client.TokenExpiresAt!.Value - Time.GetUtcNow()).TotalSeconds;
    }
}
