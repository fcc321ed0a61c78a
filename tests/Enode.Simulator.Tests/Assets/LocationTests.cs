using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Where chargers and heating and cooling units are put.</summary>
public sealed class LocationTests
{
    private const string Somewhere = "4eaeb363-296d-4ccc-a973-7805e6f400bd";

    [Theory]
    [InlineData("chargers")]
    [InlineData("hvacs")]
    public async Task A_device_is_put_somewhere_and_taken_away_again(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var device in await simulator.AllAsync(kind))
        {
            var path = $"{kind}/{device.Text("id")}";
            Assert.True(device.GetProperty("location").IsNull("id"));
            var put = await simulator.PutAsync(path, $$"""{"locationId":"{{Somewhere}}"}""");
            Assert.Equal(HttpStatusCode.OK, put.Status);
            Assert.Equal(Somewhere, put.Json.GetProperty("location").Text("id"));
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
            Assert.True(charger.GetProperty("location").IsNull("lastUpdated"));
            var put = await simulator.PutAsync($"chargers/{charger.Text("id")}", $$"""{"locationId":"{{Somewhere}}"}""");
            Assert.Equal(ManualTime.Start.AddMinutes(3), put.Json.GetProperty("location").Time("lastUpdated"));
            var car = await simulator.VehicleAsync(charger.GetProperty("chargeState").Text("pluggedInVehicleId")!);
            Assert.True(car.Can("location"));
            Assert.Equal(Somewhere, car.GetProperty("location").Text("id"));
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
            var id = (await simulator.AllAsync(kind))[0].Text("id");
            Expect.BadInput(await simulator.PutAsync($"{kind}/{id}", body), issue);
            Assert.True((await simulator.GetAsync($"{kind}/{id}")).Json.GetProperty("location").IsNull("id"));
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
