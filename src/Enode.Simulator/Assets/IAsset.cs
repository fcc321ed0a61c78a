namespace Enode.Simulation;

/// <summary>A thing of a user's.</summary>
internal interface IAsset : ISequenced
{
    string UserId { get; }
}
