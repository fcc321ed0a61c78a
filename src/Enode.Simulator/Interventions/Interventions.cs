namespace Enode.Simulation;

/// <summary>What an owner can be asked to do.</summary>
internal static class Interventions
{
    /// <summary>Allow commands in the vendor's app.</summary>
    public const string AllowCommands = "3f0c9a52-6d1e-4b7a-9c28-5e8d17a4b0f6";

    /// <summary>Allow others to set the temperature in the vendor's app.</summary>
    public const string AllowThermostat = "8a41d7c3-25be-4f09-8d16-c0b93e5f7a24";

    /// <summary>Have the installer allow the battery's modes to be changed.</summary>
    public const string AllowOperationModes = "c5e2b196-70fd-4a83-b34c-1d96a8e0725b";

    /// <summary>Have a meter fitted that measures both ways.</summary>
    public const string FitMeter = "16f7e08b-93ac-4d52-a7e1-4b0c6d25f983";
}
