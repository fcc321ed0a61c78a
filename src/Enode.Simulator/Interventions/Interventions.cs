namespace Enode.Simulation;

/// <summary>What an owner can be asked to do.</summary>
internal static class Interventions
{
    /// <summary>Allow commands in the vendor's app.</summary>
    public const string AllowCommands = "3f0c9a52-6d1e-4b7a-9c28-5e8d17a4b0f6";
}
