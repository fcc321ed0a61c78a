using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enode.Tests.Json;

/// <summary>A response of another shape than documented is an error that says where.</summary>
public sealed class WrongShapeTests : ClientTest
{
    public static IEnumerable<TheoryDataRow<string>> Samples => Sample.Names;

    public static IEnumerable<TheoryDataRow<string>> Kinds => Kind.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Any_member_of_another_shape_is_named(string name)
    {
        var (sample, client) = (Sample.Of(name), Connect());
        var count = 0;
        foreach (var (path, wrong) in Wrong(sample.Json))
        {
            Server.Reply(200, wrong.ToJsonString());

            var failure = await FailureOf(sample.ReadAsync(client));

            Assert.Equal(
                (ErrorIds.InvalidResponse, $"at {path}."),
                (failure.ErrorId, failure.Message[failure.Message.LastIndexOf("at $", StringComparison.Ordinal)..]));
            Assert.False(failure.IsOfOneItem);
            count++;
        }

        Assert.InRange(count, 2 * JsonTree.Below(JsonNode.Parse(sample.Json)!).Count(), int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_list_says_in_which_item_it_differs(string name)
    {
        var (kind, client) = (Kind.Of(name), Connect());
        foreach (var (path, wrong) in Wrong(kind.Json))
        {
            Server.Reply(200, Payloads.Page(null, kind.Json, wrong.ToJsonString()));

            var failure = await FailureOf(kind.ListAsync(client));

            Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
            Assert.EndsWith($"at $.data[1]{path[1..]}.", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_is_no_object_at_all_is_named_too(string name)
    {
        foreach (var body in new[] { "[]", "null", "7", "\"text\"", "true" })
        {
            Server.Reply(200, body);

            var failure = await FailureOf(Sample.Of(name).ReadAsync(Connect()));

            Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
            Assert.EndsWith("at $.", failure.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The document with one member of another shape, for every member and every shape that it may not have.</summary>
    private static IEnumerable<(string Path, JsonNode Document)> Wrong(string json) =>
        Shapes.SelectMany(shape => JsonTree.WithEach(json, shape.Belongs, shape.Value));

    private static readonly (Func<JsonNode, bool> Belongs, string Value)[] Shapes =
    [
        (node => node is JsonObject, "\"text\""),
        (node => node is JsonObject, "[]"),
        (node => node is JsonArray, "7"),
        (node => node is JsonArray, "{}"),
        (node => Is(node, JsonValueKind.Number), "\"41\""),
        (node => Is(node, JsonValueKind.Number), "true"),
        (node => Is(node, JsonValueKind.True, JsonValueKind.False), "1"),
        (node => Is(node, JsonValueKind.True, JsonValueKind.False), "\"true\""),
        (node => Is(node, JsonValueKind.String), "5"),
        (node => Is(node, JsonValueKind.String), "{}"),
        (JsonTree.IsTime, "\"yesterday\""),
        (JsonTree.IsTime, "\"2026-13-01T00:00:00Z\""),
        (JsonTree.IsTime, "\"\""),
    ];

    private static bool Is(JsonNode node, params JsonValueKind[] kinds) => kinds.Contains(node.GetValueKind());
}
