namespace Enode.Simulation;

/// <summary>What is dealt out among 25 cars that follow one another, so that even a small fleet shows some of everything.</summary>
internal sealed class VehicleBlock
{
    public const int Size = 25;

    // Every other car, from the first on, is startable. These are the others of a block.
    private static readonly VehicleRole[] OtherRoles =
    [
        VehicleRole.Charging, VehicleRole.Charging, VehicleRole.Charging, VehicleRole.Complete, VehicleRole.Complete, VehicleRole.Unplugged,
        VehicleRole.Unplugged, VehicleRole.Unplugged, VehicleRole.Lost, VehicleRole.Unreachable, VehicleRole.Incapable, VehicleRole.Unknown,
    ];

    private static readonly string[] Names =
    [
        "Blue Thunder", "Lightning", "Silver Arrow", "Sparky", "The Van", "Mum's car", "Weekend car", "Gråben", "Snöflingan", "Voltaire",
        "Pendler", "Moby", "Firmenwagen 3", "La Petite", "Pool car 7", "Zeus", "Pool car 2", "Tyra", "Ampère", "Bakfiets XL", "Rosie",
        "Night shift", "Grandpa", "Fjord", "Service 12", "Dein Auto", "Coco", "Granit",
    ];

    private readonly VehicleRole[] roles = [.. OtherRoles];
    private readonly VehicleModel[] models = [.. VehicleModel.All];
    private readonly string[] names = [.. Names];

    public VehicleBlock(int seed, int number)
    {
        var random = new SeededRandom(seed, RandomPurpose.VehicleBlock, number);
        random.Shuffle<VehicleRole>(roles);
        random.Shuffle<VehicleModel>(models);
        random.Shuffle<string>(names);
    }

    /// <param name="index">The car's place in the fleet, counted from 0.</param>
    public VehicleRole RoleOf(int index) => index % Size % 2 == 0 ? VehicleRole.Startable : roles[index % Size / 2];

    /// <summary>
    /// The place within the block of the first car with a role, whose kind is always there. The very first car is left out: whoever
    /// tries something tries it with that one, and it is to be a car like any other.
    /// </summary>
    public int IndexOf(VehicleRole role) => Enumerable.Range(1, Size - 1).First(index => RoleOf(index) == role);

    /// <inheritdoc cref="RoleOf"/>
    public VehicleModel ModelOf(int index) => models[index % Size];

    /// <inheritdoc cref="RoleOf"/>
    public string NameOf(int index) => names[index % Size];
}
