using System.Net;
using System.Text;
using Xunit;

namespace Enode.Simulation;

public sealed class TokenEndpointTests
{
    private const string Grant = "grant_type=client_credentials";

    [Fact]
    public async Task Credentials_in_the_header_give_a_token()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.TokenAsync(Grant, Basic("tester", "tester%27s+secret"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Expect.Members(reply.Json, "access_token", "expires_in", "scope", "token_type");
        Assert.True(reply.Json.Text("access_token")!.Length > 20);
        Assert.Equal(3600, reply.Json.Number("expires_in"));
        Assert.Equal(string.Empty, reply.Json.Text("scope"));
        Assert.Equal("bearer", reply.Json.Text("token_type"));
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
        Assert.Equal(
            ["POST /oauth2/token 200", "POST /oauth2/token 200"], simulator.Simulator.RequestLog.Select(request => request.ToString()));
    }

    [Theory]
    [InlineData("a:b", "c:d")]
    [InlineData("a b+c", "d+e f")]
    [InlineData("é%41", "ü&=?/ß€")]
    public async Task Id_and_secret_are_form_encoded_before_they_are_joined(string id, string secret)
    {
        using var simulator = Start(id, secret);
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { [id] = secret });
        var parts = (await form.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('=');

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(simulator, Grant, Basic(parts[0], parts[1])));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(simulator, $"{Grant}&client_id={parts[0]}&client_secret={parts[1]}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(simulator, Grant, Basic(id, secret)));
    }

    [Theory]
    [InlineData("tester", "wrong")]
    [InlineData("nobody", "tester%27s+secret")]
    [InlineData("", "")]
    public async Task Wrong_credentials_are_refused(string id, string secret)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var reply in new[]
        {
            await simulator.TokenAsync(Grant, Basic(id, secret)),
            await simulator.TokenAsync($"{Grant}&client_id={id}&client_secret={secret}"),
        })
        {
            ExpectError(reply, HttpStatusCode.Unauthorized, "invalid_client");
            Assert.StartsWith("Basic", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }

        Assert.Equal(["POST /oauth2/token 401", "POST /oauth2/token 401"], simulator.Log);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic !!!")]
    [InlineData("Basic dGVzdGVy")]
    [InlineData("Basic")]
    [InlineData("Bearer dGVzdGVyOnRlc3Rlcg==")]
    [InlineData("Basic JXp6OiV6eg==")]
    public async Task A_header_without_credentials_is_refused(string? header)
    {
        using var simulator = await TestSimulator.StartAsync();
        ExpectError(await simulator.TokenAsync(Grant, header), HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task Credentials_in_the_query_do_not_count_and_do_not_show()
    {
        using var simulator = await TestSimulator.StartAsync();
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"{simulator.Simulator.TokenUri}?client_id=tester&client_secret=hidden"))
        {
            Content = new StringContent(Grant, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        ExpectError(await simulator.SendAsync(request), HttpStatusCode.Unauthorized, "invalid_client");
        Assert.Equal(["POST /oauth2/token?client_id=tester&client_secret=*** 401"], simulator.Log);
    }

    [Theory]
    [InlineData("grant_type=password", "unsupported_grant_type")]
    [InlineData("grant_type=authorization_code", "invalid_request")]
    [InlineData("grant_type=refresh_token", "invalid_request")]
    [InlineData("", "invalid_request")]
    [InlineData("scope=all", "invalid_request")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", "invalid_request")]
    [InlineData("grant_type=%zz", "invalid_request")]
    public async Task A_request_for_another_grant_is_refused(string form, string error)
    {
        using var simulator = await TestSimulator.StartAsync();
        ExpectError(await simulator.TokenAsync(form, Basic("tester", "tester%27s+secret")), HttpStatusCode.BadRequest, error);
    }

    [Fact]
    public async Task A_request_that_is_no_form_or_authenticates_twice_is_refused()
    {
        using var simulator = await TestSimulator.StartAsync();
        var basic = Basic("tester", "tester%27s+secret");
        ExpectError(await simulator.TokenAsync(Grant, basic, "application/json"), HttpStatusCode.BadRequest, "invalid_request");
        ExpectError(
            await simulator.TokenAsync($"{Grant}&client_id=tester&client_secret=tester's+secret", basic),
            HttpStatusCode.BadRequest,
            "invalid_request");
        ExpectError(await simulator.TokenAsync($"{Grant}&client_id=other", basic), HttpStatusCode.Unauthorized, "invalid_client");
        Assert.Equal(HttpStatusCode.OK, (await simulator.TokenAsync($"{Grant}&client_id=tester", basic)).Status);
    }

    [Fact]
    public async Task Only_a_post_gets_a_token()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, simulator.Simulator.TokenUri));
        Expect.Problem(reply, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal("POST", reply.Headers["Allow"]);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.TokenAsync($"{Grant}&x={new string('x', 1024 * 1024)}");
        Expect.Problem(reply, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    private static TestSimulator Start(string id, string secret) =>
        TestSimulator.Start(new SimulatorOptions { ClientId = id, ClientSecret = secret });

    private static async Task<HttpStatusCode> StatusAsync(TestSimulator simulator, string form, string? authorization = null) =>
        (await simulator.TokenAsync(form, authorization)).Status;

    private static string Basic(string id, string secret) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))}";

    private static void ExpectError(Reply reply, HttpStatusCode status, string error)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal("application/json", reply.MediaType);
        Expect.Members(reply.Json, "error", "error_description");
        Assert.Equal(error, reply.Json.Text("error"));
        Assert.NotEmpty(reply.Json.Text("error_description")!);
    }
}
