using System.Text.Json;

namespace Enode.Simulation;

/// <summary>What a device is told to do. Two that say the same are equal.</summary>
internal abstract record DeviceCommand
{
    /// <summary>Writes the members that only an action of this kind has.</summary>
    public abstract void Write(Utf8JsonWriter json);
}
