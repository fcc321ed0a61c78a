using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

/// <summary>
/// Whatever the API leaves out, adds or renames: the objects still come out, can be read down to their leaves, and lose nothing.
/// </summary>
public sealed class OddInputTests : ClientTest
{
    private const string Strange = """{"n":null,"t":true,"f":false,"s":"<é & \"🚗\" +>","list":[1,"two",null,[3.5],{"deep":{"deeper":[{}]}}],"empty":{},"none":[],"":"no name"}""";

    private const string Numbers = """[0,-1,9223372036854775807,9223372036854775808,-9223372036854775809,12345678901234567890,123456789012345678901234567890123456789012345678901234567890,1.10,0.1,-0.50,100.000,1e400,-1e400,1e-400,1.7976931348623157e308,5e-324,1e2,1E+2,79228162514264337593543950336,3.141592653589793238462643383279502884197169399375]""";

    private EnodeClient? client;

    public static IEnumerable<TheoryDataRow<string>> Samples => Sample.Names;

    public static IEnumerable<TheoryDataRow<string>> SamplesWithNumbers =>
        Sample.All.Where(sample => JsonTree.Below(JsonNode.Parse(sample.Json)!).Any(part => IsNumber(part.Node))).Select(
            sample => new TheoryDataRow<string>(sample.Name));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_came_goes_back_without_loss(string name) =>
        await AssertKeptAsync(name, JsonNode.Parse(Sample.Of(name).Json)!);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Members_that_this_version_does_not_know_come_back_at_every_depth(string name)
    {
        var json = Sample.Of(name).Json;

        await AssertKeptAsync(name, JsonTree.WithMember(json, "notYetKnown", Strange));
        await AssertKeptAsync(name, JsonTree.WithMember(json, "notYetKnown", Numbers));
        await AssertKeptAsync(name, JsonTree.WithMember(json, "notYetKnown", "null"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Words_that_this_version_does_not_know_come_back(string name) =>
        await AssertKeptAsync(
            name, JsonTree.WithAll(Sample.Of(name).Json, node => IsText(node) && !JsonTree.IsTime(node), "\"NEWER:THAN_THIS é\""));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Anything_can_be_null(string name)
    {
        var json = Sample.Of(name).Json;

        await AssertKeptAsync(name, JsonTree.WithAll(json, node => node is JsonValue, "null"));
        await AssertAllKeptAsync(name, JsonTree.WithEach(json, _ => true, "null"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Anything_can_be_missing(string name)
    {
        var json = Sample.Of(name).Json;

        await AssertKeptAsync(name, new JsonObject());
        await AssertAllKeptAsync(name, JsonTree.WithEach(json, _ => true, null));
        await AssertAllKeptAsync(name, JsonTree.WithEach(json, node => node is JsonObject, "{}"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Any_list_can_be_empty_or_have_holes(string name)
    {
        var json = Sample.Of(name).Json;

        await AssertKeptAsync(name, JsonTree.WithAll(json, node => node is JsonArray, "[]"));
        await AssertAllKeptAsync(name, JsonTree.WithEach(json, node => node is JsonArray, "[null,null]"));
    }

    [Theory]
    [MemberData(nameof(SamplesWithNumbers))]
    public async Task Any_number_of_json_is_a_number_of_ours(string name)
    {
        foreach (var number in new[]
        {
            "1e400", "-1e400", "12345678901234567890", "1" + new string('0', 400), "-0", "0.0", "1.10", "1E+2", "1e-400",
            "3.14159265358979323846264338327950288"
        })
        {
            await AssertKeptAsync(name, JsonTree.WithAll(Sample.Of(name).Json, IsNumber, number), asDoubles: true);
        }
    }

    [Fact]
    public async Task A_number_beyond_a_double_is_infinite_and_written_as_a_number()
    {
        Server.Reply(200, """{"energyState":{"power":-1e400}}""");

        var meter = await Connect().Meters.GetAsync("m");

        Assert.Equal(double.NegativeInfinity, meter.Power);
        Assert.Equal("-1e999", JsonNode.Parse(meter.ToJson())!["energyState"]!["power"]!.ToJsonString());
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public async Task A_request_with_what_is_no_number_of_json_is_not_sent(double number)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Connect().Chargers.SetMaxCurrentAsync("c", number));
        Assert.Empty(Server.Journal);
    }

    private static bool IsNumber(JsonNode node) => node.GetValueKind() == JsonValueKind.Number && !JsonTree.IsWeekday(node);

    private static bool IsText(JsonNode node) => node.GetValueKind() == JsonValueKind.String;

    private async Task AssertAllKeptAsync(string name, IEnumerable<(string Path, JsonNode Document)> variants)
    {
        foreach (var (_, document) in variants)
        {
            await AssertKeptAsync(name, document);
        }
    }

    private async Task AssertKeptAsync(string name, JsonNode document, bool asDoubles = false)
    {
        Server.Reply(200, document.ToJsonString());

        var read = await Sample.Of(name).ReadAsync(client ??= Connect());

        Members.ReadAll(read);
        Assert.Equal([], JsonTree.Lost(document, JsonNode.Parse(read.ToJson()), asDoubles));
    }
}
