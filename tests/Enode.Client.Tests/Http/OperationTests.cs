using System.Text.Json.Nodes;

namespace Enode.Tests.Http;

/// <summary>Each operation is exactly one request.</summary>
public sealed class OperationTests : ClientTest
{
    public static IEnumerable<TheoryDataRow<string>> Operations => Operation.Names;

    public static IEnumerable<TheoryDataRow<string>> Kinds => Kind.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_sends_its_method_path_and_body_and_nothing_else(string name)
    {
        var operation = Operation.Of(name);
        Server.Reply(operation.Response);

        await operation.CallAsync(Connect(), "id-1");

        var call = Assert.Single(Server.Calls);
        Assert.Equal((operation.WireFor("id-1"), operation.Body), (call.ToString(), call.Body));
        Assert.Equal(operation.Body.Length > 0 ? "application/json" : null, call.Header("Content-Type")?.Split(';')[0]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_id_is_one_segment_of_the_path_whatever_is_in_it(string name)
    {
        var operation = Operation.Of(name);
        Server.Reply(operation.Response);

        await operation.CallAsync(Connect(), "a/../b?c=d#é +%2F");

        Assert.Equal(operation.WireFor("a%2F..%2Fb%3Fc%3Dd%23%C3%A9%20%2B%252F"), Assert.Single(Server.Calls).ToString());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_id_that_cannot_be_sent_is_refused_and_nothing_is_sent(string name)
    {
        var (operation, client) = (Operation.Of(name), Connect());
        foreach (var id in new[] { string.Empty, " ", ".", "..", "a\nb", "\ud83d" })
        {
            await Assert.ThrowsAsync<InvalidIdException>(async () => await operation.CallAsync(client, id));
        }

        Assert.Empty(Server.Journal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_list_asks_for_its_pages_in_turn_and_gives_all_items_in_order(string name)
    {
        var kind = Kind.Of(name);
        Server.Reply(200, Payloads.Page("c/2", kind.Json, """{"id":"two"}""")).Reply(200, Payloads.Page(null, """{"id":"three"}"""));

        var list = await kind.ListAsync(Connect(), pageSize: 2);

        Assert.Equal(
            [$"GET /{kind.Collection}?pageSize=2", $"GET /{kind.Collection}?pageSize=2&after=c%2F2"],
            Server.Calls.Select(call => call.ToString()));
        Assert.Equal([JsonNode.Parse(kind.Json)!["id"]!.GetValue<string>(), "two", "three"], list.Select(asset => asset.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_list_of_a_user_has_the_same_pages(string name)
    {
        var kind = Kind.Of(name);
        Server.Reply(200, Payloads.Page("n", """{"id":"one"}""")).Reply(200, Payloads.Page(null));

        var asset = Assert.Single(await kind.ListAsync(Connect(), "u 1"));

        Assert.Equal("one", asset.Id);
        Assert.Equal(
            [$"GET /users/u%201/{kind.Collection}", $"GET /users/u%201/{kind.Collection}?after=n"],
            Server.Calls.Select(call => call.ToString()));
    }
}
