using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class InterventionTests
{
    [Fact]
    public async Task The_list_has_every_intervention_in_an_array_of_its_own()
    {
        using var simulator = await TestSimulator.StartAsync();
        var list = (await simulator.GetAsync("interventions")).Json;
        Assert.Equal(JsonValueKind.Array, list.ValueKind);
        Assert.Equal(4, list.GetArrayLength());
        foreach (var intervention in list.EnumerateArray())
        {
            Expect.Members(intervention, "id", "vendor", "vendorType", "brand", "introducedAt", "domain", "resolution");
            var resolution = intervention.GetProperty("resolution");
            Expect.Members(resolution, "title", "description", "access", "agent", "action");
            Assert.Contains(intervention.Text("vendorType"), new[] { "vehicle", "charger", "hvac", "inverter", "battery", "meter" });
            Assert.Contains(intervention.Text("domain"), new[] { "Account", "Device" });
            Assert.Contains(resolution.Text("access"), new[] { "Remote", "Physical" });
            Assert.Contains(resolution.Text("agent"), new[] { "User", "ThirdParty" });
            Assert.Equal("Link", resolution.Text("action"));
            Assert.True(intervention.Time("introducedAt") < ManualTime.Start);
            Assert.NotEmpty(intervention.Text("brand")!);
            Assert.NotEmpty(resolution.Text("title")!);
            Assert.NotEmpty(resolution.Text("description")!);
            Assert.Equal(intervention.GetRawText(), (await simulator.GetAsync($"interventions/{intervention.Text("id")}")).Text);
        }
    }

    [Fact]
    public async Task Every_intervention_of_a_device_can_be_read_and_applies_to_its_vendor_and_type()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var seen = new HashSet<string>();
        foreach (var (kind, type) in Kinds.All.Zip(["vehicle", "charger", "hvac", "inverter", "battery", "meter"]))
        {
            foreach (var device in await simulator.AllAsync(kind))
            {
                foreach (var id in InterventionIds(device))
                {
                    seen.Add(id);
                    var reply = await simulator.GetAsync($"interventions/{id}?vendorType={type}&vendor={device.Text("vendor")}");
                    Assert.Equal(HttpStatusCode.OK, reply.Status);
                    Assert.Equal((id, type), (reply.Json.Text("id"), reply.Json.Text("vendorType")));
                    Assert.Contains(reply.Json.Text("vendor"), new[] { null, device.Text("vendor") });
                }
            }
        }

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task Texts_are_in_the_language_of_the_query_and_in_English_for_others()
    {
        using var simulator = await TestSimulator.StartAsync();
        var english = (await simulator.GetAsync("interventions?language=en-US")).Text;
        Assert.Equal(english, (await simulator.GetAsync("interventions")).Text);
        Assert.Equal(english, (await simulator.GetAsync("interventions?language=fi-FI")).Text);
        Assert.Equal(english, (await simulator.GetAsync("interventions?language=xx")).Text);
        var seen = new HashSet<string>();
        foreach (var language in new[] { "en-US", "de-DE", "nb-NO" })
        {
            foreach (var intervention in (await simulator.GetAsync($"interventions?language={language}")).Json.EnumerateArray())
            {
                var resolution = intervention.GetProperty("resolution");
                Assert.True(seen.Add(resolution.Text("title")!));
                Assert.True(seen.Add(resolution.Text("description")!));
                var single = await simulator.GetAsync($"interventions/{intervention.Text("id")}?language={language}");
                Assert.Equal(intervention.GetRawText(), single.Text);
            }
        }

        Assert.Contains("Fernbefehle erlauben", seen);
        Assert.Contains("Få montert en toveismåler", seen);
    }

    [Theory]
    [InlineData("vendorType=charger", 1)]
    [InlineData("vendorType=inverter", 0)]
    [InlineData("vendor=PANASONIC", 4)]
    [InlineData("vendor=TADO", 3)]
    [InlineData("vendor=TADO&vendorType=hvac", 0)]
    [InlineData("vendor=PANASONIC&vendorType=hvac", 1)]
    public async Task The_query_filters_by_vendor_and_type(string query, int count)
    {
        using var simulator = await TestSimulator.StartAsync();
        Assert.Equal(count, (await simulator.GetAsync($"interventions?{query}")).Json.GetArrayLength());
    }

    [Fact]
    public async Task An_unknown_intervention_is_not_found_and_an_unknown_type_is_an_issue()
    {
        using var simulator = await TestSimulator.StartAsync();
        var thermostat = (await simulator.GetAsync("interventions?vendorType=hvac")).Json[0].Text("id");
        Expect.Problem(await simulator.GetAsync("interventions/x"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"interventions/{thermostat}?vendorType=meter"), HttpStatusCode.NotFound, "not-found");
        Expect.BadInput(await simulator.GetAsync("interventions?vendorType=boat"), "invalid_enum_value vendorType");
        Expect.BadInput(await simulator.GetAsync($"interventions/{thermostat}?vendorType=boat"), "invalid_enum_value vendorType");
    }

    private static IEnumerable<string> InterventionIds(JsonElement device) =>
        device.TryGetProperty("capabilities", out var capabilities)
            ? capabilities.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("interventionIds", out _))
                .SelectMany(member => member.Value.GetProperty("interventionIds").EnumerateArray().Select(id => id.GetString()!))
            : [];
}
