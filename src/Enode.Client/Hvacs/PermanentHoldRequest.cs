namespace Enode.Internal;

/// <summary>The body of a hold. The API rejects a setpoint that the mode does not use, a null one included.</summary>
internal sealed class PermanentHoldRequest
{
    /// <summary>A value of <see cref="HvacModes"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>°C. Absent unless the unit heats.</summary>
    public Optional<double> HeatSetpoint { get; init; }

    /// <summary>°C. Absent unless the unit cools.</summary>
    public Optional<double> CoolSetpoint { get; init; }
}
