namespace Enode.Simulation;

/// <summary>
/// Eight users that follow one another, among whom the devices of one kind are dealt out, so that even a small fleet shows some of
/// everything, and a larger one has the same devices and more.
/// </summary>
internal sealed class UserBlock
{
    public const int Size = 8;

    private readonly int first;
    private readonly int[] order = [.. Enumerable.Range(0, Size)];
    private SeededRandom random;

    /// <param name="seed">The fleet's seed.</param>
    /// <param name="purpose">What is dealt out.</param>
    /// <param name="number">Which eight users.</param>
    public UserBlock(int seed, int purpose, int number)
    {
        first = number * Size;
        random = new SeededRandom(seed, purpose, number);
        random.Shuffle<int>(order);
    }

    /// <summary>What else is dealt out in the block.</summary>
    public ref SeededRandom SeededRandom => ref random;

    /// <summary>Who gets the n-th device, counted from 0. Null when the fleet is cut before that user.</summary>
    public SimulatedUser? UserOf(int number, IReadOnlyList<SimulatedUser> users) =>
        first + order[number % Size] is var index && index < users.Count ? users[index] : null;
}
