using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Enode.Tests.Json;

public sealed partial class DocumentedSchemaTests
{
    /// <summary>Members that came to the API after the document.</summary>
    internal static readonly Dictionary<string, string[]> Newer = new()
    {
        ["vehicle"] = ["information.imageUrl"],
        ["charger"] =
        [
            "capabilities.setChargeRateLimit",
            "capabilities.setChargeRateLimit.allowedRange",
            "capabilities.setChargeRateLimit.allowedRange.kW",
            "capabilities.setChargeRateLimit.allowedRange.kW.max",
            "capabilities.setChargeRateLimit.allowedRange.kW.min",
            "capabilities.setChargeRateLimit.interventionIds",
            "capabilities.setChargeRateLimit.isCapable",
        ],
        ["hvac"] = ["location.lastUpdated"],
    };

    public static IEnumerable<TheoryDataRow<string>> Samples => Sample.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_all_members_of_its_schema_and_those_that_are_known_to_be_newer(string name)
    {
        ApiDocument.Require();
        var sample = Sample.Of(name);

        var documented = ApiDocument.MembersOf(sample.Schema).AsEnumerable();
        if (sample.Schema.StartsWith("Paginated", StringComparison.Ordinal))
        {
            documented = documented.Where(path => path.StartsWith("data[].", StringComparison.Ordinal)).Select(path => path["data[].".Length..]);
        }

        var expected = documented.Concat(Newer.GetValueOrDefault(name, [])).Order(StringComparer.Ordinal);
        var there = JsonTree.Below(JsonNode.Parse(sample.Json)!)
            .Select(part => Index().Replace(part.Path[2..], "[]"))
            .Where(path => !path.EndsWith(']'))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, there);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
