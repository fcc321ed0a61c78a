using System.Reflection;

namespace Enode.Assets;

/// <summary>The capabilities of devices by their names, as in <c>StartCharging</c>.</summary>
internal static class DeviceCapabilities
{
    private const string Member = nameof(Vehicle.Capabilities);

    /// <summary>The names of the capabilities that a kind of device has or lacks.</summary>
    /// <param name="device">The type of the devices, as <see cref="Vehicle"/>.</param>
    internal static IReadOnlyList<string> NamesOf(Type device) =>
    [
        .. device.GetProperty(Member)!.PropertyType.GetProperties()
            .Where(property => property.PropertyType.GetProperty(nameof(Capability.IsCapable)) is not null)
            .Select(property => property.Name),
    ];

    /// <summary>True when a device is known to have a capability.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">The name in any case, one of <see cref="NamesOf"/>.</param>
    internal static bool IsCapable(Device device, string name) =>
        ValueOf(ValueOf(device, Member), name) is { } capability && ValueOf(capability, nameof(Capability.IsCapable)) is true;

    private static object? ValueOf(object? thing, string property) =>
        thing?.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(thing);
}
