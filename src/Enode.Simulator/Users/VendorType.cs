namespace Enode.Simulation;

/// <summary>The types of devices that vendors give access to.</summary>
internal static class VendorType
{
    /// <summary>Checks a parameter <c>vendorType</c>.</summary>
    /// <exception cref="ProblemException">There is no such type.</exception>
    public static void Check(string vendorType)
    {
        var all = ResourceKind.Assets.Select(kind => kind.Noun).ToList();
        if (!all.Contains(vendorType))
        {
            throw new ProblemException(ApiProblem.BadRequest(
                "The vendorType is not valid.",
                [new Issue("invalid_enum_value", "vendorType", $"Expected one of {string.Join(", ", all)}.")]));
        }
    }
}
