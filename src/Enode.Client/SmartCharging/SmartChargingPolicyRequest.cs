namespace Enode.Internal;

/// <summary>The body that changes a smart charging policy. What is absent keeps its value.</summary>
internal sealed class SmartChargingPolicyRequest
{
    /// <summary>Whether smart charging may start and stop the vehicle.</summary>
    public Optional<bool> IsEnabled { get; init; }

    /// <summary>HH:mm.</summary>
    public Optional<string> Deadline { get; init; }

    /// <summary>%.</summary>
    public Optional<double> MinimumChargeLimit { get; init; }
}
