using System.Globalization;
using Enode;

// The same tour as FleetTour.ps1, on the C# client: connect, list, charge, wait, and meet an error.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Say("A fleet without an account: a simulator, sixty times as fast as the clock on the wall");
using var simulator = Simulator.Start(new SimulatorOptions { Speed = 60 });
using var client = new EnodeClient(new EnodeClientOptions
{
    ApiUri = simulator.ApiUri,
    TokenUri = simulator.TokenUri,
    Credential = new ClientCredential(simulator.ClientId, simulator.ClientSecret),
});
Console.WriteLine(simulator);

Say("The fleet, every page of it");
var fleet = new List<Vehicle>();
await foreach (var vehicle in client.Vehicles.ListAsync())
{
    fleet.Add(vehicle);
    Console.WriteLine($"{vehicle.DisplayName,-22} {vehicle.BatteryLevel,4:0} %  {vehicle.PowerDeliveryState}");
}

Say("The emptiest car that is plugged in");
var emptiest = fleet.Where(vehicle => vehicle.IsPluggedIn == true && vehicle.BatteryLevel is not null).MinBy(vehicle => vehicle.BatteryLevel)!;
Console.WriteLine($"{emptiest.DisplayName}: {emptiest.BatteryLevel} %, {emptiest.Range} km");

Say("Charge it, and wait until it has answered");
var action = await client.Vehicles.StartChargingAsync(emptiest.Id!);
Console.WriteLine(action);
Console.WriteLine(await client.Actions.WaitAsync(action, TimeSpan.FromMinutes(1)));

Say("The car, charging");
var charging = await client.Vehicles.GetAsync(emptiest.Id!);
Console.WriteLine($"{charging.DisplayName}: {charging.ChargeState}");

Say("What a wrong id looks like");
try
{
    await client.Vehicles.GetAsync("nope");
}
catch (EnodeApiException exception)
{
    Console.WriteLine($"{exception.ErrorId}: {exception.Message}");
}

static void Say(string text) => Console.WriteLine($"\n# {text}");
