using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>A slow, a failing and a limiting simulator, and members that no description has.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Each_call_of_the_API_takes_the_latency()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Latency = TimeSpan.FromSeconds(90) });
        var request = simulator.GetAsync("users");
        while (simulator.Time.TimerCount == 0 && !request.IsCompleted)
        {
            await Task.Yield();
        }

        simulator.Time.Pass(TimeSpan.FromSeconds(89));
        Assert.Equal(1, simulator.Time.TimerCount);
        Assert.False(request.IsCompleted);
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await request).Status);
        Assert.Equal(90_000, simulator.Simulator.RequestLog[^1].DurationMs);
        Assert.Equal(0, simulator.Simulator.RequestLog[0].DurationMs);
    }

    [Fact]
    public async Task A_part_of_the_calls_fail_and_which_ones_depends_on_the_seed()
    {
        var statuses = new List<IReadOnlyList<int>>();
        foreach (var (seed, rate) in new[] { (1, 0.3), (1, 0.3), (2, 0.3), (1, 0) })
        {
            using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Seed = seed, ErrorRate = rate });
            var received = new List<int>();
            for (var i = 0; i < 400; i++)
            {
                var reply = await simulator.GetAsync("users/user-001");
                received.Add((int)reply.Status);
                Assert.NotEmpty(await simulator.GetTokenAsync());
                if (reply.Status != HttpStatusCode.OK)
                {
                    Expect.Members(reply.Json, "title", "detail");
                }
            }

            statuses.Add(received);
        }

        Assert.Equal(statuses[0], statuses[1]);
        Assert.NotEqual(statuses[0], statuses[2]);
        Assert.InRange(statuses[0].Count(status => status != 200), 90, 150);
        Assert.Equal([200, 500, 502, 503, 504], statuses[0].Distinct().Order());
        Assert.Equal([200], statuses[3].Distinct());
    }

    [Fact]
    public async Task A_command_that_fails_is_not_carried_out()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { ErrorRate = 0.5 });
        var (created, failed) = (0, 0);
        for (var i = 0; i < 40; i++)
        {
            var reply = await simulator.PostAsync("webhooks", $$"""{"url":"https://example.com/{{i}}","secret":"secret"}""");
            created += reply.Status == HttpStatusCode.OK ? 1 : 0;
            failed += (int)reply.Status >= 500 ? 1 : 0;
        }

        Assert.Equal(40, created + failed);
        Assert.InRange(failed, 10, 30);
        Reply list;
        do
        {
            list = await simulator.GetAsync("webhooks?pageSize=1000");
        }
        while (list.Status != HttpStatusCode.OK);

        Assert.Equal(created, list.Data.Count);
    }

    [Fact]
    public async Task An_error_rate_of_1_answers_nothing_but_tokens()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { ErrorRate = 1 });
        foreach (var path in new[] { "users", "health/ready", "unknown", "oauth2/tokens" })
        {
            Assert.InRange((int)(await simulator.GetAsync(path)).Status, 500, 504);
        }

        Assert.NotEmpty(await simulator.GetTokenAsync());
    }

    [Fact]
    public async Task Calls_above_the_rate_limit_are_rejected_until_the_second_is_over()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { RateLimit = 3 });
        for (var second = 0; second < 3; second++)
        {
            var replies = new List<Reply>();
            for (var i = 0; i < 5; i++)
            {
                var url = $"https://example.com/{second}/{i}";
                replies.Add(await simulator.PostAsync("webhooks", $$"""{"url":"{{url}}","secret":"secret"}"""));
                simulator.Time.Pass(TimeSpan.FromMilliseconds(100));
                Assert.NotEmpty(await simulator.GetTokenAsync());
            }

            Assert.Equal([200, 200, 200, 429, 429], replies.Select(reply => (int)reply.Status));
            Expect.Problem(replies[^1], HttpStatusCode.TooManyRequests, null);
            Assert.Equal("1", replies[^1].Headers["Retry-After"]);
            Assert.DoesNotContain("Retry-After", replies[0].Headers.Keys);
            simulator.Time.Pass(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal(9, (await simulator.AllAsync("webhooks")).Count);
    }

    [Theory]
    [InlineData(1, "The simulator accepts 1 request per second.")]
    [InlineData(2, "The simulator accepts 2 requests per second.")]
    public async Task A_rejection_names_the_limit(int limit, string detail)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { RateLimit = limit });
        for (var i = 0; i < limit; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);
        }

        Assert.Equal(detail, (await simulator.GetAsync("users")).Json.Text("detail"));
    }

    [Fact]
    public async Task Some_devices_have_members_that_no_description_has()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { IncludeUnknownMembers = true });
        using var other = await TestSimulator.StartAsync();
        foreach (var kind in Kinds.All)
        {
            var expected = await other.AllAsync(kind);
            var actual = await simulator.AllAsync(kind);
            var extended = 0;
            foreach (var (plain, device) in expected.Zip(actual))
            {
                var added = device.EnumerateObject().Where(member => !plain.TryGetProperty(member.Name, out _)).ToList();
                var kept = device.EnumerateObject().Where(member => plain.TryGetProperty(member.Name, out _));
                Assert.Equal(
                    plain.EnumerateObject().Select(member => member.ToString()), kept.Select(member => member.ToString()));
                Assert.Contains(added.Count, new[] { 0, 3 });
                Assert.All(added, member => Assert.NotEqual(JsonValueKind.Null, member.Value.ValueKind));
                extended += added.Count == 0 ? 0 : 1;
            }

            Assert.Equal(kind == "hem-systems" ? 0 : (actual.Count + 3) / 4, extended);
        }
    }
}
