using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>Lists, users' lists and single things, of every kind.</summary>
public sealed class ReadingTests
{
    public static TheoryData<string> AllKinds => [.. Kinds.All];

    /// <summary>The kinds that can be asked how they are.</summary>
    public static TheoryData<string> Devices => [.. Kinds.All.Except(["hem-systems"])];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Everything_shows_exactly_the_members_that_it_must(string kind)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var seen = new HashSet<string>();
        foreach (var item in await simulator.AllAsync(kind))
        {
            Walk(kind, string.Empty, item, seen);
            Assert.True(Guid.TryParseExact(item.Text("id"), "D", out _));
        }

        Assert.Equal(Kinds.Members[kind].Keys.Order(), seen.Order());
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task One_thing_is_the_one_of_the_list_and_of_its_users_list(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        var all = await simulator.AllAsync(kind);
        Assert.True(all.Count >= 4);
        Assert.Equal(all.Count, all.Select(item => item.Text("id")).Distinct().Count());
        foreach (var item in all)
        {
            var alone = await simulator.GetAsync($"{kind}/{item.Text("id")}");
            Assert.Equal(HttpStatusCode.OK, alone.Status);
            Assert.Equal(item.GetRawText(), alone.Text);
            var own = (await simulator.GetAsync($"users/{item.Text("userId")}/{kind}")).Data.Select(other => other.GetRawText());
            Assert.Equal(all.Where(other => other.Text("userId") == item.Text("userId")).Select(other => other.GetRawText()), own);
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Lists_have_pages(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        var ids = new List<string?>();
        for (var path = $"{kind}?pageSize=2"; path is not null;)
        {
            var page = await simulator.GetAsync(path);
            Assert.InRange(page.Data.Count, 1, 2);
            ids.AddRange(page.Data.Select(item => item.Text("id")));
            path = page.After is null ? null : $"{kind}?pageSize=2&after={page.After}";
        }

        Assert.Equal((await simulator.AllAsync(kind)).Select(item => item.Text("id")), ids);
        Expect.BadInput(await simulator.GetAsync($"{kind}?pageSize=0"), "invalid_page_size pageSize");
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task What_is_not_there_is_not_found_and_an_unknown_user_has_nothing(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        var other = (await simulator.AllAsync(kind == "vehicles" ? "chargers" : "vehicles"))[0].Text("id");
        Expect.Problem(await simulator.GetAsync($"{kind}/{other}"), HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await simulator.GetAsync($"users/nobody/{kind}")).Data);
        Assert.Equal([$"GET /{kind}/{other} 404", $"GET /users/nobody/{kind} 200"], simulator.Log.Skip(1));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task A_refresh_hint_makes_what_can_be_reached_report_now(string kind)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        simulator.Time.Pass(TimeSpan.FromMinutes(3));
        foreach (var before in await simulator.AllAsync(kind))
        {
            var reply = await simulator.PostAsync($"{kind}/{before.Text("id")}/refresh-hint");
            Assert.Equal(HttpStatusCode.NoContent, reply.Status);
            Assert.Empty(reply.Text);
            Assert.Null(reply.MediaType);
            var after = (await simulator.GetAsync($"{kind}/{before.Text("id")}")).Json;
            Assert.Equal(Cars.IsReachable(before) ? ManualTime.Start.AddMinutes(3) : before.Time("lastSeen"), after.Time("lastSeen"));
        }
    }

    [Theory]
    [InlineData("vehicles")]
    [InlineData("chargers")]
    [InlineData("hvacs")]
    public async Task What_rests_is_seen_every_five_minutes_unless_it_is_asked(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        simulator.Time.Pass(TimeSpan.FromMinutes(8));
        var device = await simulator.FirstAsync(kind, item => Cars.IsReachable(item) && item.Time("lastSeen") != simulator.Simulator.Now);
        Assert.Equal(ManualTime.Start.AddMinutes(5), device.Time("lastSeen"));
        await simulator.PostAsync($"{kind}/{device.Text("id")}/refresh-hint");
        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        var asked = (await simulator.GetAsync($"{kind}/{device.Text("id")}")).Json;
        Assert.Equal(ManualTime.Start.AddMinutes(8), asked.Time("lastSeen"));
        Assert.Equal(ManualTime.Start.AddMinutes(8), asked.At(kind == "hvacs" ? "temperatureState" : "chargeState").Time("lastUpdated"));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task A_refresh_hint_for_what_is_not_there_is_not_found(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.Problem(await simulator.PostAsync($"{kind}/x/refresh-hint"), HttpStatusCode.NotFound, "not-found");
        Assert.Equal([$"POST /{kind}/x/refresh-hint 404"], simulator.Log);
    }

    private static void Walk(string kind, string path, JsonElement json, HashSet<string> seen)
    {
        var table = Kinds.Members[kind];
        var key = table.ContainsKey(path) ? path : $"{path[..path.LastIndexOf('.')]}.*";
        seen.Add(key);
        var members = table[key].Split(' ').Where(name => !name.EndsWith('?') || json.TryGetProperty(name.TrimEnd('?'), out _));
        Expect.Members(json, [.. members.Select(name => name.TrimEnd('?'))]);
        foreach (var member in json.EnumerateObject())
        {
            var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Walk(kind, inner, member.Value, seen);
            }
            else if (member.Value.ValueKind == JsonValueKind.String && Kinds.Values.TryGetValue($"{kind} {inner}", out var values))
            {
                Assert.Contains(member.Value.GetString(), values.Split(' '));
            }
            else if (member.Name is "lastSeen" or "lastUpdated" or "installationDate" && member.Value.ValueKind != JsonValueKind.Null)
            {
                json.Time(member.Name);
            }
        }
    }
}
