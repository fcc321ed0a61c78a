using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class AccessTokenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic dGVzdGVyOnRlc3Rlcg==")]
    public async Task A_call_without_a_good_token_is_refused(string? header)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var path in new[] { "users", "vehicles", "vehicles/x", "nowhere" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator.Simulator.ApiUri, path));
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", header);
            }

            var reply = await simulator.SendAsync(request);
            Expect.Problem(reply, HttpStatusCode.Unauthorized, "unauthorized");
            Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        }

        Assert.Equal(["GET /users 401", "GET /vehicles 401", "GET /vehicles/x 401", "GET /nowhere 401"], simulator.Log);
    }

    [Fact]
    public async Task A_token_lasts_for_its_lifetime_of_real_time_whatever_the_speed()
    {
        using var simulator = await TestSimulator.StartAsync(
            new SimulatorOptions { TokenLifetime = TimeSpan.FromSeconds(90), Speed = 1000 });
        simulator.Time.Pass(TimeSpan.FromSeconds(89.9));
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);
        simulator.Time.Pass(TimeSpan.FromSeconds(0.1));
        Expect.Problem(await simulator.GetAsync("users"), HttpStatusCode.Unauthorized, "unauthorized");

        var token = await simulator.TokenAsync("grant_type=client_credentials&client_id=tester&client_secret=tester's+secret");
        Assert.Equal(90, token.Json.Number("expires_in"));
        simulator.Token = token.Json.Text("access_token")!;
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);
    }

    [Fact]
    public async Task Several_tokens_count_at_once_until_all_are_revoked()
    {
        using var simulator = await TestSimulator.StartAsync();
        var first = simulator.Token;
        var second = await simulator.GetTokenAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);

        simulator.Simulator.RevokeTokens();
        foreach (var token in new[] { first, second })
        {
            simulator.Token = token;
            Expect.Problem(await simulator.GetAsync("users"), HttpStatusCode.Unauthorized, "unauthorized");
        }

        simulator.Token = await simulator.GetTokenAsync();
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);
    }
}
