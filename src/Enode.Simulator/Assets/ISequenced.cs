namespace Enode.Simulation;

/// <summary>What can stand in a list.</summary>
internal interface ISequenced
{
    string Id { get; }

    /// <summary>Its place among its kind: it never changes, and no other has it.</summary>
    long Sequence { get; }
}
