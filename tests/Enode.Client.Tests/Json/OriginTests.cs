using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

/// <summary>What an object says of where it came from: the name of its connection, and how old its data are there.</summary>
public sealed class OriginTests : ClientTest
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<TheoryDataRow<string>> Kinds => Kind.Names;

    public static IEnumerable<TheoryDataRow<Type>> Resources => typeof(EnodeResource).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(EnodeResource)))
        .Select(type => new TheoryDataRow<Type>(type));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_resource_names_its_connection_before_its_unknown_members_and_it_cannot_be_set(Type type)
    {
        var resource = (EnodeResource)Activator.CreateInstance(type)!;
        Assert.Null(resource.Connection);

        resource.Origin = new FixedClock("sandbox", Noon);

        Assert.Equal("sandbox", resource.Connection);
        Assert.False(type.GetProperty(nameof(EnodeResource.Connection))!.CanWrite);
        Assert.Equal(
            [nameof(EnodeResource.Connection), nameof(EnodeModel.AdditionalProperties)], type.GetProperties()[^2..].Select(one => one.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_came_with_an_asset_names_its_connection_too_and_the_json_does_not(string name)
    {
        var kind = Kind.Of(name);
        Server.Reply(200, kind.Json);
        var asset = (Asset)await kind.GetAsync(Connect(), "x");
        var before = asset.ToJson();

        asset.Origin = new FixedClock("sandbox", Noon);

        Assert.Equal(before, asset.ToJson());
        var members = JsonNode.Parse(before)!.AsObject().Select(member => member.Key).ToList();
        Assert.DoesNotContain(members, member => member is "connection" or "age" or "state" or "mapUri");
        var nested = asset.GetType().GetProperties().Select(property => property.GetValue(asset)).OfType<EnodeResource>();
        Assert.All(nested, part => Assert.Equal("sandbox", part.Connection));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_age_of_an_asset_is_counted_by_the_clock_of_its_connection(string name)
    {
        var kind = Kind.Of(name);
        Server.Reply(200, kind.Json);
        var asset = (Asset)await kind.GetAsync(Connect(), "x");
        var lastSeen = (DateTimeOffset?)asset.GetType().GetProperty("LastSeen")!.GetValue(asset);

        asset.Origin = new FixedClock("sandbox", lastSeen!.Value.AddHours(30));
        Assert.Equal(TimeSpan.FromHours(30), AgeOf(asset));

        asset.Origin = new FixedClock("sandbox", lastSeen.Value.AddSeconds(-5));
        Assert.Equal(TimeSpan.Zero, AgeOf(asset));

        asset.Origin = "no clock";
        Assert.InRange(AgeOf(asset)!.Value, TimeSpan.Zero, DateTimeOffset.UtcNow - lastSeen.Value);
    }

    [Fact]
    public void What_was_never_seen_has_no_age()
    {
        Assert.Null(new Vehicle().Age);
        Assert.Null(new HemSystem { Status = new HemSystemStatus() }.Age);
    }

    private static TimeSpan? AgeOf(Asset asset) => (TimeSpan?)asset.GetType().GetProperty(nameof(Device.Age))!.GetValue(asset);
}
