namespace Enode.Tests.Http;

/// <summary>Each verb, with responses that have content and with those that have none.</summary>
public sealed class VerbTests : ClientTest
{
    private static readonly LinkedVendor Body = new() { Vendor = "TESLA" };

    public static TheoryData<string> Verbs => ["GET", "POST", "PUT", "PATCH", "DELETE"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_sends_its_method_path_and_body_and_reads_the_response(string verb)
    {
        Server.Reply(200, """{"id":"u"}""");

        Assert.Equal("u", (await ReadAsync(Connect(), verb, "a/b"))?.Id);

        AssertSent(verb, "things/a%2Fb");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Without_a_type_no_response_is_read_whatever_its_content(string verb)
    {
        foreach (var response in new[] { Response.Json(204), Response.Json(200), Response.Json(202, "not JSON") })
        {
            Server.Reply(response);

            await SendAsync(Connect(), verb, "a/b");

            AssertSent(verb, "things/a%2Fb");
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_refusal_is_an_error_with_and_without_a_type(string verb)
    {
        Server.Reply(422).Reply(404, """{"title":"Not Found"}""");

        var failures = new[] { await FailureOf(ReadAsync(Connect(), verb, "x")), await FailureOf(SendAsync(Connect(), verb, "x")) };

        Assert.Equal([ErrorIds.UnprocessableEntity, ErrorIds.NotFound], failures.Select(failure => failure.ErrorId));
        Assert.All(failures, failure => Assert.Equal(verb, failure.Method));
        Assert.Equal(2, Server.Calls.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_response_without_content_where_an_object_is_expected_is_an_error(string verb)
    {
        Server.Reply(204);

        Assert.Equal(ErrorIds.InvalidResponse, (await FailureOf(ReadAsync(Connect(), verb, "x"))).ErrorId);
    }

    [Fact]
    public async Task A_deletion_gives_what_was_deleted_or_null_when_the_response_has_no_content()
    {
        Server.Reply(Response.Json(200, """{"id":"gone"}"""), Response.Json(204), Response.Json(200));
        var client = Connect();

        Assert.Equal("gone", (await ReadAsync(client, "DELETE", "1"))?.Id);
        Assert.Null(await ReadAsync(client, "DELETE", "2"));
        Assert.Null(await ReadAsync(client, "DELETE", "3"));
        Assert.Equal(["DELETE /things/1", "DELETE /things/2", "DELETE /things/3"], Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task A_deletion_whose_response_was_lost_is_null_and_not_an_error()
    {
        Server.Reply(Response.Reset, Response.Json(404), Response.Reset, Response.Json(404));

        Assert.Null(await ReadAsync(Connect(), "DELETE", "x"));
        await SendAsync(Connect(), "DELETE", "x");

        Assert.Equal(Enumerable.Repeat("DELETE /things/x", 4), Server.Calls.Select(call => call.ToString()));
    }

    [Theory]
    [InlineData("PUT", 2)]
    [InlineData("DELETE", 2)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task A_change_is_repeated_where_repeating_it_changes_nothing_more(string verb, int expected)
    {
        Server.Reply(Response.Json(500), Response.Json(204));

        var sending = SendAsync(Connect(), verb, "x");

        await (expected == 1 ? FailureOf(sending) : sending);
        Assert.Equal(Enumerable.Repeat($"{verb} /things/x", expected), Server.Calls.Select(call => call.ToString()));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_id_that_cannot_be_sent_is_rejected_and_nothing_is_sent(string verb)
    {
        await Assert.ThrowsAsync<InvalidIdException>(async () => await ReadAsync(Connect(), verb, ".."));
        await Assert.ThrowsAsync<InvalidIdException>(async () => await SendAsync(Connect(), verb, " "));

        Assert.Empty(Server.Journal);
    }

    private void AssertSent(string verb, string path)
    {
        var call = Server.Calls[^1];
        var (body, type) = verb is "GET" or "DELETE" ? (string.Empty, null) : ("""{"vendor":"TESLA"}""", "application/json");
        Assert.Equal(($"{verb} /{path}", body, type), (call.ToString(), call.Body, call.Header("Content-Type")));
    }

    private static async Task<User?> ReadAsync(EnodeClient client, string verb, string id) => verb switch
    {
        "GET" => await client.GetAsync<User>($"things/{id}", default),
        "POST" => await client.PostAsync<User>($"things/{id}", Body, default),
        "PUT" => await client.PutAsync<User>($"things/{id}", Body, default),
        "PATCH" => await client.PatchAsync<User>($"things/{id}", Body, default),
        _ => await client.DeleteAsync<User>($"things/{id}", default),
    };

    private static Task SendAsync(EnodeClient client, string verb, string id) => verb switch
    {
        "GET" => client.GetAsync($"things/{id}", default),
        "POST" => client.PostAsync($"things/{id}", Body, default),
        "PUT" => client.PutAsync($"things/{id}", Body, default),
        "PATCH" => client.PatchAsync($"things/{id}", Body, default),
        _ => client.DeleteAsync($"things/{id}", default),
    };
}
