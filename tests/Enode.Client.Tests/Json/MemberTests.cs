using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

public sealed class MemberTests : ClientTest
{
    public static IEnumerable<TheoryDataRow<string>> Samples => Sample.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_member_is_read_into_the_property_of_its_name_and_every_property_has_a_member(string name)
    {
        var sample = Sample.Of(name);
        Server.Reply(200, sample.Json);

        var read = await sample.ReadAsync(Connect());

        Assert.Equal(
            OfTheOtherKind(name).Select(path => $"{path} is not in the sample"), Members.Differences(JsonNode.Parse(sample.Json), read));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_is_computed_does_not_show_in_the_json(string name)
    {
        var sample = Sample.Of(name);
        Server.Reply(200, sample.Json);

        var json = (await sample.ReadAsync(Connect())).ToJson();

        Assert.Equal(OfTheOtherKind(name), JsonTree.Lost(JsonNode.Parse(json), JsonNode.Parse(sample.Json)));
    }

    /// <summary>
    /// The two ways to read a user give different members of one type, as do the rules of the two kinds of schedule.
    /// </summary>
    private static string[] OfTheOtherKind(string name) => name switch
    {
        "listed user" => ["$.linkedVendors"],
        "user by id" => ["$.createdAt", "$.scopes"],
        "charge schedule" => ["$.rules[0].targetState"],
        "temperature schedule" => ["$.rules[0].shouldCharge"],
        _ => [],
    };
}
