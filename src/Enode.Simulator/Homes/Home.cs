namespace Enode.Simulation;

/// <summary>A home energy system with its parts.</summary>
internal sealed class Home
{
    public Home(HomeTraits traits)
    {
        var energy = HomeEnergy.Of(traits);
        Inverter = new SimulatedInverter(traits, energy);
        if (traits.HemSystemId is not null)
        {
            Battery = new SimulatedBattery(traits, energy);
            Meter = new SimulatedMeter(traits, energy);
            System = new SimulatedHemSystem(traits, energy);
        }
    }

    public SimulatedInverter Inverter { get; }

    /// <summary>Null where the inverter stands for itself.</summary>
    public SimulatedBattery? Battery { get; }

    /// <inheritdoc cref="Battery"/>
    public SimulatedMeter? Meter { get; }

    /// <inheritdoc cref="Battery"/>
    public SimulatedHemSystem? System { get; }
}
