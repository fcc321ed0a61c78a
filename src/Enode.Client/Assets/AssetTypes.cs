namespace Enode;

/// <summary>The kinds of device, by the API's own words.</summary>
public static class AssetTypes
{
    /// <summary>Vehicles.</summary>
    public const string Vehicle = "vehicle";

    /// <summary>Charge points.</summary>
    public const string Charger = "charger";

    /// <summary>Heating and cooling units.</summary>
    public const string Hvac = "hvac";

    /// <summary>Solar inverters.</summary>
    public const string Inverter = "inverter";

    /// <summary>Home batteries.</summary>
    public const string Battery = "battery";

    /// <summary>Energy meters.</summary>
    public const string Meter = "meter";

    /// <summary>The first part of the paths of a kind.</summary>
    /// <exception cref="ArgumentException">This version does not know the kind.</exception>
    internal static string Collection(string? assetType) => AssetKind.OfDevice(assetType)?.Collection
        ?? throw new ArgumentException($"'{assetType}' is not a kind of device that this version knows.", nameof(assetType));
}
