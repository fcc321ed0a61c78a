namespace Enode.Simulation;

/// <summary>A device of a user's.</summary>
internal interface IAsset : ISequenced
{
    string UserId { get; }
}
