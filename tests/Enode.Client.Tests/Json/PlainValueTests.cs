using System.Numerics;
using System.Text.Json;

namespace Enode.Tests.Json;

public sealed class PlainValueTests
{
    public static TheoryData<string, Type> Kinds => new()
    {
        { "\"text\"", typeof(string) },
        { "true", typeof(bool) },
        { "7", typeof(long) },
        { "-9223372036854775808", typeof(long) },
        { "9223372036854775808", typeof(decimal) },
        { "12345678901234567890", typeof(decimal) },
        { "1.10", typeof(decimal) },
        { "123456789012345678901234567890123", typeof(BigInteger) },
        { "1e2", typeof(double) },
        { "1e300", typeof(double) },
        { "3.3333333333333334e-08", typeof(double) },
        { "5e-324", typeof(double) },
        { "1e400", typeof(JsonElement) },
        { "1e-400", typeof(JsonElement) },
        { "[1]", typeof(EnodeList<object?>) },
        { "{\"a\":1}", typeof(EnodeMembers) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_value_is_a_plain_net_value_of_its_kind(string json, Type type)
    {
        Assert.IsType(type, Read(json));
    }

    [Theory]
    [InlineData("1.10")]
    [InlineData("12345678901234567890")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("1e400")]
    [InlineData("3.14159265358979323846264338327950288")]
    [InlineData("1.234567890123456789e-30")]
    [InlineData("""{"a":[1,{"b":null}],"c":"<é>"}""")]
    public void It_is_written_as_it_was_read(string json)
    {
        var options = new JsonSerializerOptions(EnodeJson.Indented.Options) { WriteIndented = false };

        Assert.Equal(json, JsonSerializer.Serialize(Read(json), options.GetTypeInfo(typeof(object))));
    }

    public static TheoryData<string, Type> LongNumbers => new()
    {
        { new string('7', 1000), typeof(BigInteger) },
        { new string('7', 1001), typeof(JsonElement) },
        { "-" + new string('7', 1000), typeof(JsonElement) },
        { "0." + new string('3', 999), typeof(JsonElement) },
        { "1" + new string('0', 1000), typeof(JsonElement) },
        { "0." + new string('0', 1000) + "1e1001", typeof(JsonElement) },
        { "1e" + new string('0', 999), typeof(JsonElement) },
    };

    [Theory]
    [MemberData(nameof(LongNumbers))]
    public void A_number_of_more_than_a_thousand_characters_stays_as_it_was_written(string json, Type type)
    {
        var members = Assert.IsType<EnodeMembers>(Read($$"""{"x":{{json}}}"""));

        Assert.IsType(type, members["x"]);
        Assert.Equal($$"""{"x":{{json}}}""", JsonSerializer.Serialize<object>(members, EnodeJson.Default.Object));
        Assert.Contains(
            $" {json}\n", new Vehicle { AdditionalProperties = members }.ToJson().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_number_of_a_million_digits_is_read_and_written()
    {
        var json = new string('7', 1_000_000);

        var (type, written) = await Task.Run(() =>
        {
            var value = Read(json);
            return (value!.GetType(), JsonSerializer.Serialize(value, EnodeJson.Default.Object));
        }).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(typeof(JsonElement), type);
        Assert.True(json == written, "The digits are not the same.");
    }

    [Fact]
    public void Lists_and_dictionaries_hold_plain_values_all_the_way_down()
    {
        var root = Assert.IsType<EnodeMembers>(Read("""{"a":[{"b":[null,true,"x",2]}]}"""));

        var list = Assert.IsType<EnodeList<object?>>(root["a"]);
        var inner = Assert.IsType<EnodeMembers>(list[0]);
        Assert.Equal([null, true, "x", 2L], Assert.IsType<EnodeList<object?>>(inner["b"]));
    }

    [Fact]
    public void What_a_script_puts_in_is_written_as_json()
    {
        var value = new Dictionary<string, object?>
        {
            ["int"] = 1,
            ["byte"] = (byte)2,
            ["float"] = 1.5f,
            ["decimal"] = 2.50m,
            ["array"] = new[] { "a", "b" },
            ["table"] = new System.Collections.Hashtable { [5] = null },
            ["big"] = BigInteger.Parse("99999999999999999999999999999999999"),
        };

        Assert.Equal(
            """{"int":1,"byte":2,"float":1.5,"decimal":2.50,"array":["a","b"],"table":{"5":null},"big":99999999999999999999999999999999999}""",
            JsonSerializer.Serialize<object>(value, EnodeJson.Default.Object));
    }

    private static object? Read(string json) => JsonSerializer.Deserialize(json, EnodeJson.Default.Object);
}
