using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Where chargers and heating and cooling units are put.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData("chargers")]
    [InlineData("hvacs")]
    public async Task A_device_is_put_somewhere_and_taken_away_again(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var device in await simulator.AllAsync(kind))
        {
            var path = $"{kind}/{device.Text("id")}";
            var location = await simulator.AddLocationAsync(device.Text("userId")!);
            var put = await simulator.PutAsync(path, $$"""{"locationId":"{{location}}"}""");
            Assert.Equal(HttpStatusCode.OK, put.Status);
            Assert.Equal(location, put.Json.GetProperty("location").Text("id"));
            Assert.Equal(put.Text, (await simulator.GetAsync(path)).Text);
            Assert.True((await simulator.PutAsync(path, """{"locationId":null}""")).Json.GetProperty("location").IsNull("id"));
            Assert.Equal([$"PUT /{path} 200", $"GET /{path} 200", $"PUT /{path} 200"], simulator.Log.TakeLast(3));
        }
    }

    [Fact]
    public async Task A_charger_tells_since_when_it_is_there_and_so_does_the_car_on_it()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        simulator.Time.Pass(TimeSpan.FromMinutes(3));
        var withoutPosition = 0;
        foreach (var charger in (await simulator.AllAsync("chargers")).Where(charger => !charger.GetProperty("chargeState").IsNull(
            "pluggedInVehicleId")))
        {
            Assert.Equal(ManualTime.Start, charger.GetProperty("location").Time("lastUpdated"));
            var location = await simulator.AddLocationAsync(charger.Text("userId")!);
            var put = await simulator.PutAsync($"chargers/{charger.Text("id")}", $$"""{"locationId":"{{location}}"}""");
            Assert.Equal(ManualTime.Start.AddMinutes(3), put.Json.GetProperty("location").Time("lastUpdated"));
            var car = await simulator.VehicleAsync(charger.GetProperty("chargeState").Text("pluggedInVehicleId")!);
            Assert.True(car.Can("location"));
            Assert.Equal(location, car.GetProperty("location").Text("id"));
            withoutPosition += car.GetProperty("location").IsNull("latitude") ? 1 : 0;
        }

        Assert.NotEqual(0, withoutPosition);
    }

    [Theory]
    [InlineData("""{}""", "required locationId")]
    [InlineData("""{"locationId":7}""", "invalid_type locationId")]
    [InlineData("""{"locationId":"home"}""", "invalid_uuid locationId")]
    [InlineData("""{"locationId":"4eaeb363296d4ccca9737805e6f400bd"}""", "invalid_uuid locationId")]
    [InlineData("""{"locationId":null,"vendor":"TESLA"}""", "unrecognized_key vendor")]
    [InlineData("""[]""", "invalid_type ")]
    [InlineData("", "required ")]
    public async Task A_place_that_is_none_is_refused(string body, string issue)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var kind in new[] { "chargers", "hvacs" })
        {
            var device = (await simulator.AllAsync(kind))[0];
            var path = $"{kind}/{device.Text("id")}";
            Expect.BadInput(await simulator.PutAsync(path, body), issue);
            Assert.Equal(device.GetRawText(), (await simulator.GetAsync(path)).Text);
        }
    }

    [Theory]
    [InlineData("chargers")]
    [InlineData("hvacs")]
    public async Task An_unknown_location_or_that_of_another_user_is_not_found_and_changes_nothing(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        var devices = await simulator.AllAsync(kind);
        var (device, other) = (devices[0], devices.First(other => other.Text("userId") != devices[0].Text("userId")));
        var path = $"{kind}/{device.Text("id")}";
        var own = await simulator.AddLocationAsync(device.Text("userId")!);
        var deleted = await simulator.AddLocationAsync(device.Text("userId")!);
        await simulator.DeleteAsync($"locations/{deleted}");
        await simulator.PutAsync(path, $$"""{"locationId":"{{own}}"}""");
        foreach (var id in new[] { Guid.NewGuid().ToString(), deleted, await simulator.AddLocationAsync(other.Text("userId")!) })
        {
            var reply = await simulator.PutAsync(path, $$"""{"locationId":"{{id}}"}""");
            Expect.Problem(reply, HttpStatusCode.NotFound, "not-found");
            Assert.Contains(id, reply.Json.Text("detail"), StringComparison.Ordinal);
            Assert.Equal(own, (await simulator.GetAsync(path)).Json.GetProperty("location").Text("id"));
        }
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_put_anywhere_and_other_kinds_cannot_be_either()
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.Problem(await simulator.PutAsync("chargers/x", """{"locationId":null}"""), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.PutAsync("hvacs/x", """{"locationId":null}"""), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(
            await simulator.PutAsync("batteries/x", """{"locationId":null}"""), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }
}
