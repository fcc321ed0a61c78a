namespace Enode.Tests;

/// <summary>A kind of asset, for what all of them have in common.</summary>
/// <param name="Name">The kind's name.</param>
/// <param name="Collection">The first part of its paths.</param>
/// <param name="Json">One of the kind as the API gives it, with every member.</param>
internal abstract record Kind(string Name, string Collection, string Json)
{
    internal static IReadOnlyList<Kind> All { get; } =
    [
        new Kind<Vehicle>("vehicle", "vehicles", Payloads.Vehicle, client => client.Vehicles),
        new Kind<Charger>("charger", "chargers", HomePayloads.Charger, client => client.Chargers),
        new Kind<Hvac>("hvac", "hvacs", HomePayloads.Hvac, client => client.Hvacs),
        new Kind<Inverter>("inverter", "inverters", HomePayloads.Inverter, client => client.Inverters),
        new Kind<Battery>("battery", "batteries", HomePayloads.Battery, client => client.Batteries),
        new Kind<Meter>("meter", "meters", HomePayloads.Meter, client => client.Meters),
        new Kind<HemSystem>("HEM system", "hem-systems", HomePayloads.HemSystem, client => client.HemSystems),
    ];

    /// <summary>The kinds' names, for theories.</summary>
    internal static IEnumerable<TheoryDataRow<string>> Names => All.Select(kind => new TheoryDataRow<string>(kind.Name));

    internal static Kind Of(string name) => All.Single(kind => kind.Name == name);

    internal abstract Task<EnodeModel> GetAsync(EnodeClient client, string id);

    internal abstract Task<IReadOnlyList<Asset>> ListAsync(EnodeClient client, string? userId = null, int? pageSize = null);
}

/// <summary>A kind of asset and its room in the client.</summary>
internal sealed record Kind<T>(string Name, string Collection, string Json, Func<EnodeClient, AssetOperations<T>> Room) : Kind(Name, Collection, Json)
    where T : Asset
{
    internal override async Task<EnodeModel> GetAsync(EnodeClient client, string id) => await Room(client).GetAsync(id);

    internal override async Task<IReadOnlyList<Asset>> ListAsync(EnodeClient client, string? userId = null, int? pageSize = null)
    {
        var list = new List<Asset>();
        await foreach (var asset in Room(client).ListAsync(userId, pageSize))
        {
            list.Add(asset);
        }

        return list;
    }
}
