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
        { "vehicles", "20AEFCD341AA27A8" },
        { "chargers", "50F3046D45F91C31" },
        { "hvacs", "3CF610039299245E" },
        { "inverters", "7E525BF10FAD1A0A" },
        { "batteries", "13FF853C7BCB099D" },
        { "meters", "39395FFA82C74E88" },
        { "hem-systems", "BFB19A68FB1607E9" },
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
