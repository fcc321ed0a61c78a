using Enode.Errors;

namespace Enode.Assets;

/// <summary>Errors for commands that a device cannot carry out, according to its capabilities when it was read.</summary>
internal static class CapabilityErrors
{
    /// <summary>Why a device cannot do something. Null when it can, or did not say.</summary>
    /// <param name="device">The device.</param>
    /// <param name="actionDescription">What is asked of it, as in <c>start charging</c>.</param>
    /// <param name="capability">The device's capability for it.</param>
    internal static EnodeCommandException? For(Device device, string actionDescription, Capability? capability)
    {
        if (capability?.IsCapable != false)
        {
            return null;
        }

        var (interventions, recommendation) = capability.InterventionIds is { Count: > 0 } ids
            ? ($" Interventions that can enable it: {ids}.",
                $"The owner can enable the command: Get-EnodeIntervention {ids[0]} describes how. ")
            : (string.Empty, string.Empty);
        return new EnodeCommandException(
            CommandErrorIds.NotCapable,
            $"The {device.AssetType} '{device}' does not support the command to {actionDescription}.{interventions}")
        {
            Recommendation = $"{recommendation}Use -Force to send the command anyway.",
        };
    }
}
