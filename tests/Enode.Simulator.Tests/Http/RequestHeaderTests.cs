using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class RequestHeaderTests
{
    [Theory]
    [InlineData("2024-10-01")]
    [InlineData("2023-08-01")]
    [InlineData("1.4.0")]
    public async Task A_version_that_there_is_can_be_asked_for(string version) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("Enode-Version", version)).Status);

    [Theory]
    [InlineData("2024-10-02")]
    [InlineData("latest")]
    [InlineData("2024-10-01,2023-08-01")]
    public async Task Another_version_is_refused(string version)
    {
        var reply = await SendAsync("Enode-Version", version);
        Expect.BadInput(reply, "invalid_enum_value Enode-Version");
        Assert.Contains("2024-10-01", reply.Issues[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_in_a_header_is_refused() =>
        Expect.BadInput(await SendAsync("Enode-User-Id", "user-001"), "unrecognized_header Enode-User-Id");

    private static async Task<Reply> SendAsync(string name, string value)
    {
        using var simulator = await TestSimulator.StartAsync();
        var request = simulator.Authorized(HttpMethod.Get, "users");
        request.Headers.Add(name, value);
        return await simulator.SendAsync(request);
    }
}
