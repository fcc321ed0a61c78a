namespace Enode.Internal;

/// <summary>The capabilities that vehicles and chargers have in common.</summary>
internal interface IChargingCapabilities
{
    Capability? StartCharging { get; }

    Capability? StopCharging { get; }

    Capability? SetMaxCurrent { get; }
}
