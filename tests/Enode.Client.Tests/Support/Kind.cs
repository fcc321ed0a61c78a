namespace Enode.Tests;

/// <summary>A kind of asset, for what all of them have in common.</summary>
/// <param name="Name">The kind's name.</param>
/// <param name="Collection">The first part of its paths.</param>
/// <param name="Json">One of the kind as the API gives it, with every member.</param>
internal abstract record Kind(string Name, string Collection, string Json)
{
    internal static IReadOnlyList<Kind> All { get; } =
    [
        Kind<Vehicle>.With(Payloads.Vehicle, client => client.Vehicles),
        Kind<Charger>.With(HomePayloads.Charger, client => client.Chargers),
        Kind<Hvac>.With(HomePayloads.Hvac, client => client.Hvacs),
        Kind<Inverter>.With(HomePayloads.Inverter, client => client.Inverters),
        Kind<Battery>.With(HomePayloads.Battery, client => client.Batteries),
        Kind<Meter>.With(HomePayloads.Meter, client => client.Meters),
        Kind<HemSystem>.With(HomePayloads.HemSystem, client => client.HemSystems),
    ];

    /// <summary>The kinds' names, for theories.</summary>
    internal static IEnumerable<TheoryDataRow<string>> Names => All.Select(kind => new TheoryDataRow<string>(kind.Name));

    internal static Kind Of(string name) => All.Single(kind => kind.Name == name);

    internal abstract Task<EnodeModel> GetAsync(EnodeClient client, string id);

    internal abstract Task<IReadOnlyList<Asset>> ListAsync(EnodeClient client, string? userId = null, int? pageSize = null);
}

/// <summary>A kind of asset and its operations in the client.</summary>
internal sealed record Kind<T>(AssetKind AssetKind, string Json, Func<EnodeClient, AssetOperations<T>> Operations)
    : Kind(AssetKind.Name, AssetKind.Collection, Json)
    where T : Asset
{
    internal static Kind<T> With(string json, Func<EnodeClient, AssetOperations<T>> operations) => new(AssetKind.Of<T>(), json, operations);

    internal override async Task<EnodeModel> GetAsync(EnodeClient client, string id) => await Operations(client).GetAsync(id);

    internal override async Task<IReadOnlyList<Asset>> ListAsync(EnodeClient client, string? userId = null, int? pageSize = null)
    {
        var list = new List<Asset>();
        await foreach (var asset in Operations(client).ListAsync(userId, pageSize))
        {
            list.Add(asset);
        }

        return list;
    }
}
