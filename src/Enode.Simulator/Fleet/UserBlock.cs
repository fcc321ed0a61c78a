namespace Enode.Simulation;

/// <summary>
/// Eight successive users in random order, to whom the devices of one kind are assigned. So even a small fleet has devices in most states,
/// and a larger fleet has the same devices and more.
/// </summary>
internal sealed class UserBlock
{
    public const int Size = 8;

    private readonly int first;
    private readonly int[] order = [.. Enumerable.Range(0, Size)];
    private SeededRandom random;

    /// <param name="seed">The seed of the fleet.</param>
    /// <param name="purpose">The value of <see cref="RandomPurpose"/> for the kind of device.</param>
    /// <param name="number">The index of the block.</param>
    public UserBlock(int seed, int purpose, int number)
    {
        first = number * Size;
        random = new SeededRandom(seed, purpose, number);
        random.Shuffle<int>(order);
    }

    /// <summary>For what else is random in the block.</summary>
    public ref SeededRandom Random => ref random;

    /// <summary>The user of a device.</summary>
    /// <param name="number">The index of the device in the block.</param>
    /// <param name="users">The users of the fleet.</param>
    /// <returns>Null if the fleet ends before that user.</returns>
    public SimulatedUser? UserOf(int number, IReadOnlyList<SimulatedUser> users) =>
        first + order[number % Size] is var index && index < users.Count ? users[index] : null;
}
