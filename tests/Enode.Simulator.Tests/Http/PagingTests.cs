using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class PagingTests
{
    [Theory]
    [InlineData("vehicles", 53, 53)]
    [InlineData("users", 53, 17)]
    public async Task Cursors_lead_through_the_whole_list_and_back(string list, int vehicles, int count)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = vehicles });
        var all = Ids(await simulator.GetAsync($"{list}?pageSize=1000"));
        Assert.Equal(count, all.Distinct().Count());

        var forward = new List<string>();
        var page = await simulator.GetAsync($"{list}?pageSize=5");
        Assert.Null(page.Before);
        forward.AddRange(Ids(page));
        while (page.After is { } after)
        {
            Assert.Equal(5, page.Data.Count);
            page = await simulator.GetAsync($"{list}?pageSize=5&after={after}");
            Assert.NotNull(page.Before);
            forward.AddRange(Ids(page));
        }

        Assert.Equal(all, forward);
        Assert.Equal(((count - 1) % 5) + 1, page.Data.Count);

        var backward = Ids(page).ToList();
        while (page.Before is { } before)
        {
            page = await simulator.GetAsync($"{list}?pageSize=5&before={before}");
            Assert.NotNull(page.After);
            backward.InsertRange(0, Ids(page));
        }

        Assert.Equal(all, backward);
    }

    [Fact]
    public async Task A_page_holds_what_the_simulator_was_told_unless_the_request_says()
    {
        using var standard = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 60 });
        Assert.Equal(50, (await standard.GetAsync("vehicles")).Data.Count);

        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 1200, PageSize = 7 });
        Assert.Equal(7, (await simulator.GetAsync("vehicles")).Data.Count);
        Assert.Single((await simulator.GetAsync("vehicles?pageSize=1")).Data);
        Assert.Equal(1000, (await simulator.GetAsync("vehicles?pageSize=1001")).Data.Count);
        Assert.Equal(1000, (await simulator.GetAsync("vehicles?pageSize=99999999999999999999")).Data.Count);
        Assert.Equal("GET /vehicles?pageSize=1 200", simulator.Log.ElementAt(1));
    }

    [Fact]
    public async Task The_last_page_leads_nowhere_even_if_it_is_full()
    {
        using var simulator = await TestSimulator.StartAsync();
        var page = await simulator.GetAsync("vehicles?pageSize=25");
        Assert.Equal(25, page.Data.Count);
        Expect.Members(page.Json, "data", "pagination");
        Expect.Members(page.Json.GetProperty("pagination"), "after", "before");
        Assert.Null(page.After);
        Assert.Null(page.Before);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1%20")]
    [InlineData("5&pageSize=6")]
    public async Task A_page_size_is_an_integer_above_0(string size)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.GetAsync($"vehicles?pageSize={size}"), "invalid_page_size pageSize");
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public async Task A_cursor_counts_only_as_it_was_given_and_for_its_own_list(string name)
    {
        using var simulator = await TestSimulator.StartAsync();
        var good = (await simulator.GetAsync("vehicles?pageSize=2")).After!;
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync($"vehicles?{name}={good}")).Status);

        foreach (var bad in new[]
        {
            string.Empty, "x", good[1..], good + "A", good + "%20", "!" + good[1..], "B" + good[1..],
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), $"{good}&{name}={good}"
        })
        {
            Expect.BadInput(await simulator.GetAsync($"vehicles?{name}={bad}"), $"invalid_cursor {name}");
        }

        Expect.BadInput(await simulator.GetAsync($"users?{name}={good}"), $"invalid_cursor {name}");
        Expect.BadInput(await simulator.GetAsync($"users/user-001/vehicles?{name}={good}"), $"invalid_cursor {name}");
    }

    [Fact]
    public async Task A_page_is_after_or_before_but_not_both()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cursor = (await simulator.GetAsync("vehicles?pageSize=2")).After;
        Expect.BadInput(
            await simulator.GetAsync($"vehicles?after={cursor}&before={cursor}&pageSize=0"),
            "invalid_page_size pageSize",
            "invalid_combination before");
    }

    [Fact]
    public async Task Cursors_stay_good_while_things_change()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cursor = (await simulator.GetAsync("vehicles?pageSize=10")).After;
        var before = Ids(await simulator.GetAsync($"vehicles?after={cursor}"));
        await simulator.ChargeAsync(await simulator.FindVehicleAsync(Cars.IsStartable), "START");
        simulator.Time.Pass(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(before, Ids(await simulator.GetAsync($"vehicles?after={cursor}")));
    }

    private static IReadOnlyList<string> Ids(Reply page) => [.. page.Data.Select(item => item.Text("id")!)];
}
