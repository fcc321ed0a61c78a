namespace Enode.Simulation;

/// <summary>An entry of a <see cref="Table{T}"/>.</summary>
internal interface IRecord
{
    string Id { get; }

    /// <summary>The position in lists. Unique in the table; it never changes and is not used again.</summary>
    long Sequence { get; }
}

/// <summary>A record that belongs to a user and is deleted with the user. A user's own record is one of them.</summary>
internal interface IUserRecord : IRecord
{
    string UserId { get; }
}

/// <summary>A kind of resource.</summary>
/// <param name="Noun">The singular, as in <c>vehicle</c>.</param>
/// <param name="Collection">The name in paths, as in <c>vehicles</c>.</param>
internal sealed record ResourceKind(string Noun, string Collection)
{
    public static ResourceKind User { get; } = new("user", "users");

    public static ResourceKind Vehicle { get; } = new(AssetTypes.Vehicle, "vehicles");

    public static ResourceKind Charger { get; } = new(AssetTypes.Charger, "chargers");

    public static ResourceKind Hvac { get; } = new(AssetTypes.Hvac, "hvacs");

    public static ResourceKind Inverter { get; } = new(AssetTypes.Inverter, "inverters");

    public static ResourceKind Battery { get; } = new(AssetTypes.Battery, "batteries");

    public static ResourceKind Meter { get; } = new(AssetTypes.Meter, "meters");

    public static ResourceKind HemSystem { get; } = new("HEM system", "hem-systems");

    public static ResourceKind Location { get; } = new("location", "locations");

    public static ResourceKind Tariff { get; } = new("tariff", "tariffs");

    public static ResourceKind Schedule { get; } = new("schedule", "schedules");

    public static ResourceKind Webhook { get; } = new("webhook", "webhooks");

    /// <summary>The kinds of devices that vendors give access to.</summary>
    public static IReadOnlyList<ResourceKind> Assets { get; } = [Vehicle, Charger, Hvac, Inverter, Battery, Meter];

    /// <summary>The error for an id that no resource of the kind has.</summary>
    public ProblemException NotFound(string id) => new(ApiProblem.NotFound($"There is no {Noun} with the id {id}."));
}
