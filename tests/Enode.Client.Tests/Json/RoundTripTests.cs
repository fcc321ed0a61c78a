using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

public sealed class RoundTripTests : ClientTest
{
    private const string Strange = """{"n":null,"t":true,"f":false,"s":"<é & \"🚗\" +>","list":[1,"two",null,[3.5],{"deep":{"deeper":[{}]}}],"empty":{},"none":[],"":"no name"}""";

    private const string Numbers = """[0,-1,9223372036854775807,9223372036854775808,-9223372036854775809,12345678901234567890,123456789012345678901234567890123456789012345678901234567890,1.10,0.1,-0.50,100.000,1e400,-1e400,1e-400,1.7976931348623157e308,5e-324,1e2,1E+2,79228162514264337593543950336,3.141592653589793238462643383279502884197169399375]""";

    [Fact]
    public async Task What_came_goes_back_without_loss()
    {
        var sent = JsonNode.Parse(Payloads.Vehicle)!;

        Assert.Empty(Lost(sent, await RoundTripAsync(sent)));
    }

    [Fact]
    public async Task Members_that_this_version_does_not_know_come_back_at_every_depth()
    {
        var sent = JsonNode.Parse(Payloads.Vehicle)!;
        AddEverywhere(sent, "notYetKnown", Strange);

        var back = await RoundTripAsync(sent);

        Assert.Empty(Lost(sent, back));
        Assert.Equal(15, back.ToJsonString().Split("notYetKnown").Length - 1);
    }

    [Fact]
    public async Task Numbers_that_no_type_holds_come_back_digit_by_digit()
    {
        var sent = JsonNode.Parse(Payloads.Vehicle)!;
        AddEverywhere(sent, "numbers", Numbers);

        Assert.Empty(Lost(sent, await RoundTripAsync(sent)));
    }

    [Fact]
    public async Task Values_of_new_enums_come_back()
    {
        Server.Reply(200, """{"id":"v","vendor":"VOLARE-2031","chargeState":{"powerDeliveryState":"PLUGGED_IN:DREAMING"},"scopes":["vehicle:read:soul"]}""");

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal(("VOLARE-2031", "PLUGGED_IN:DREAMING", "vehicle:read:soul"), (vehicle.Vendor, vehicle.PowerDeliveryState, vehicle.Scopes![0]));
        Assert.Contains("PLUGGED_IN:DREAMING", vehicle.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_and_actions_come_back_too()
    {
        var user = JsonNode.Parse(Payloads.UserById)!;
        AddEverywhere(user, "new", Strange);
        Server.Reply(200, user.ToJsonString());
        Assert.Empty(Lost(user, JsonNode.Parse((await Connect().Users.GetAsync("u")).ToJson())));

        foreach (var text in new[] { Payloads.Action("a", "FAILED"), """{"id":"a","state":"PENDING","targetState":{"maxCurrent":6},"failureReason":null}""", """{"id":"a","state":"PENDING","target":{"mode":"HEAT"}}""" })
        {
            var action = JsonNode.Parse(text)!;
            AddEverywhere(action, "new", Numbers);
            Server.Reply(200, action.ToJsonString());
            Assert.Empty(Lost(action, JsonNode.Parse((await Connect().Actions.GetAsync("a")).ToJson())));
        }
    }

    [Fact]
    public async Task Json_is_for_people_indented_and_with_their_own_letters()
    {
        Server.Reply(200, Payloads.Vehicle);

        var json = (await Connect().Vehicles.GetAsync("v")).ToJson();

        Assert.StartsWith("{\n  \"id\": \"3f1f9a0e-car\",\n  \"userId\": \"user/7 é\",", json.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Snöflinga", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_added_shows_in_the_json_of_its_object_and_not_its_origin()
    {
        Server.Reply(200, """{"id":"v"}""");
        var vehicle = await Connect().Vehicles.GetAsync("v");
        vehicle.Origin = "somewhere";

        Assert.DoesNotContain("somewhere", vehicle.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(Vehicle).GetProperties(), property => property.Name == "Origin");
    }

    private async Task<JsonNode> RoundTripAsync(JsonNode sent)
    {
        Server.Reply(200, sent.ToJsonString());
        return JsonNode.Parse((await Connect().Vehicles.GetAsync("v")).ToJson())!;
    }

    private static void AddEverywhere(JsonNode? node, string name, string value)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(item => AddEverywhere(item, name, value));
        }
        else if (node is JsonObject members)
        {
            members.ToList().ForEach(member => AddEverywhere(member.Value, name, value));
            members[name] = JsonNode.Parse(value);
        }
    }

    /// <summary>The paths of everything that is in one document and not, or not the same, in the other.</summary>
    private static IEnumerable<string> Lost(JsonNode? sent, JsonNode? back, string path = "$")
    {
        switch (sent)
        {
            case JsonObject members:
                return members.SelectMany(member => back is JsonObject there && there.TryGetPropertyValue(member.Key, out var value)
                    ? Lost(member.Value, value, $"{path}.{member.Key}")
                    : [$"{path}.{member.Key}"]);
            case JsonArray items when back is JsonArray there && there.Count == items.Count:
                return items.SelectMany((item, i) => Lost(item, there[i], $"{path}[{i}]"));
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && back?.GetValueKind() == JsonValueKind.Number:
                return Digits(sent) == Digits(back) ? [] : [$"{path}: {sent} became {back}"];
            default:
                return JsonNode.DeepEquals(sent, back) ? [] : [$"{path}: {sent?.ToJsonString()} became {back?.ToJsonString()}"];
        }
    }

    // 1e2 and 100 are one number; 1.10 and 1.1 too, but whoever writes prices cares for the difference, and we keep it where we can.
    private static string Digits(JsonNode number)
    {
        var parts = number.ToJsonString().Split('e', 'E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.NumberStyles.AllowLeadingSign) : 0;
        var sign = parts[0].StartsWith('-') ? "-" : string.Empty;
        var mantissa = parts[0].TrimStart('-');
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= dot < 0 ? 0 : mantissa.Length - dot - 1;
        var digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? "0" : $"{sign}{trimmed}e{exponent + digits.Length - trimmed.Length}";
    }
}
