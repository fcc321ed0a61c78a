namespace Enode.Simulation;

/// <summary>The types of devices that vendors give access to.</summary>
internal static class VendorType
{
    private static readonly string[] All =
        [AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac, AssetTypes.Inverter, AssetTypes.Battery, AssetTypes.Meter];

    /// <summary>Checks a parameter <c>vendorType</c>.</summary>
    /// <exception cref="ProblemException">There is no such type.</exception>
    public static void Check(string vendorType)
    {
        if (!All.Contains(vendorType))
        {
            throw new ProblemException(ApiProblem.BadRequest(
                "The vendorType is not valid.",
                [new Issue("invalid_enum_value", "vendorType", $"Expected one of {string.Join(", ", All)}.")]));
        }
    }
}
