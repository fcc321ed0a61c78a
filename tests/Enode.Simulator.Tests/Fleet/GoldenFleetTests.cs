using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Enode.Simulation;

/// <summary>The responses for one seed at fixed times, as hashes: neither the fleet nor its physics changes by accident.</summary>
public sealed class GoldenFleetTests
{
    public static TheoryData<string, string> Hashes => new()
    {
        { "users", "D2AE1126F27BFB81" },
        { "vehicles", "5F94FE4955B7E28F" },
        { "chargers", "E40E1C532AC44B38" },
        { "hvacs", "E4088FB1E2A2FA12" },
        { "inverters", "A0A2A48301AFC1D7" },
        { "batteries", "6D644806663CEB61" },
        { "meters", "9CA8BA1E571857E3" },
        { "hem-systems", "D67D8DAFC090C631" },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public async Task The_responses_for_a_seed_do_not_change(string list, string hash)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var responses = new StringBuilder();
        foreach (var hours in new[] { 0, 3, 9, 24 * 10 })
        {
            await simulator.PassAsync(TimeSpan.FromHours(hours));
            responses.Append((await simulator.GetAsync($"{list}?pageSize=1000")).Text);
            foreach (var item in await simulator.AllAsync(list))
            {
                responses.Append((await simulator.GetAsync($"{list}/{item.Text("id")}")).Text);
            }
        }

        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(responses.ToString())))[..16]);
    }
}
