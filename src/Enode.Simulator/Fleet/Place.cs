namespace Enode.Simulation;

/// <summary>A city that users live in.</summary>
internal sealed record Place(string Name, double Latitude, double Longitude)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("Oslo", 59.913, 10.752),
        new("Bergen", 60.393, 5.324),
        new("Stockholm", 59.329, 18.069),
        new("Copenhagen", 55.676, 12.568),
        new("Amsterdam", 52.368, 4.904),
        new("Berlin", 52.520, 13.405),
        new("Paris", 48.857, 2.352),
        new("London", 51.507, -0.128),
    ];
}
