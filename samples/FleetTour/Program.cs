using System.Globalization;
using Enode;

// The same demo as FleetTour.ps1, with the C# client: connect, list, charge, wait, and an error.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Say("Start a simulator, at 60 times the real speed");
using var simulator = Simulator.Start(new SimulatorOptions { Speed = 60 });
using var client = new EnodeClient(new EnodeClientOptions
{
    ApiUri = simulator.ApiUri,
    TokenUri = simulator.TokenUri,
    Credential = new ClientCredential(simulator.ClientId, simulator.ClientSecret),
});
Console.WriteLine(simulator);

Say("List all vehicles");
var fleet = new List<Vehicle>();
await foreach (var vehicle in client.Vehicles.ListAsync())
{
    fleet.Add(vehicle);
    Console.WriteLine($"{vehicle.DisplayName,-22} {vehicle.BatteryLevel,4:0} %  {vehicle.PowerDeliveryState}");
}

Say("Find the plugged-in vehicle with the lowest battery level");
var emptiest = fleet.Where(vehicle => vehicle.IsPluggedIn == true && vehicle.BatteryLevel is not null).MinBy(vehicle => vehicle.BatteryLevel)!;
Console.WriteLine($"{emptiest.DisplayName}: {emptiest.BatteryLevel} %, {emptiest.Range} km");

Say("Start charging, and wait for the result");
var action = await client.Vehicles.StartChargingAsync(emptiest.Id!);
Console.WriteLine(action);
Console.WriteLine(await client.Actions.WaitAsync(action, TimeSpan.FromMinutes(1)));

Say("Read the vehicle again");
var charging = await client.Vehicles.GetAsync(emptiest.Id!);
Console.WriteLine($"{charging.DisplayName}: {charging.ChargeState}");

Say("Show the error of a wrong id");
try
{
    await client.Vehicles.GetAsync("nope");
}
catch (EnodeApiException exception)
{
    Console.WriteLine($"{exception.ErrorId}: {exception.Message}");
}

static void Say(string text) => Console.WriteLine($"\n# {text}");
