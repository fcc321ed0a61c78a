namespace Enode.Tests.Http;

/// <summary>Requests that were carried out although their responses were lost.</summary>
public sealed class LostResponseTests : ClientTest
{
    public static TheoryData<string> Losses => ["reset", "close", "408", "500", "502", "503", "504"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_404_on_the_repeat_of_a_delete_whose_answer_was_lost_is_success(string loss)
    {
        var client = Connect();
        await client.ConnectAsync();
        Server.Reply(First(loss), Response.Json(404, """{"title":"Not Found"}"""));

        Assert.Equal((204, string.Empty), await SendAsync(client, "DELETE", "users/u"));

        Assert.Equal(["DELETE /users/u", "DELETE /users/u"], Server.Calls.Select(call => call.ToString()));
        Assert.Equal(404, (int?)Observer.Attempts.Last().Status);
    }

    [Fact]
    public async Task A_404_on_the_repeat_of_a_delete_that_ran_out_of_time_is_success()
    {
        Server.Reply(Response.Hang, Response.Json(404));
        Time.LongestDelay = TimeSpan.FromMinutes(1);
        var client = Connect(Options(timeout: TimeSpan.FromMinutes(2)));

        var deletion = SendAsync(client, "DELETE");
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(204, (await deletion).Status);
    }

    [Fact]
    public async Task A_delete_whose_answer_was_lost_is_a_success_also_when_a_429_or_a_new_token_comes_in_between()
    {
        Server.Reply(Response.Reset, Response.Json(429).With("Retry-After", 1), Response.Json(401), Response.Json(404));

        Assert.Equal(204, (await SendAsync(Connect(), "DELETE", "users/u")).Status);

        Assert.Equal(Enumerable.Repeat("DELETE /users/u", 4), Server.Calls.Select(call => call.ToString()));
        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_delete_is_a_success_however_many_of_its_answers_were_lost(int losses)
    {
        Server.Reply(Enumerable.Repeat(Response.Reset, losses).Append(Response.Json(404)).ToArray());

        Assert.Equal(204, (await SendAsync(Connect(), "DELETE", "users/u")).Status);

        Assert.Equal(losses + 1, Server.Calls.Count);
    }

    [Fact]
    public async Task A_404_on_the_first_delete_is_a_404()
    {
        Server.Reply(404, "{}");

        Assert.Equal((404, "{}"), await SendAsync(Connect(), "DELETE"));
        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_404_on_the_repeat_of_a_delete_that_was_not_carried_out_is_a_404(int first)
    {
        Server.Reply(Response.Json(first).With("Retry-After", 0), Response.Json(404));

        Assert.Equal(404, (await SendAsync(Connect(), "DELETE")).Status);
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task A_404_on_the_repeat_of_a_delete_that_never_reached_the_server_is_a_404()
    {
        var network = new StubHandler().Fail(HttpRequestError.ConnectionError).Response(404);

        Assert.Equal(404, (await SendAsync(Connect(Options(accessToken: "given"), network), "DELETE")).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task A_404_on_the_repeat_of_anything_else_is_a_404(string method)
    {
        Server.Reply(Response.Reset, Response.Json(404));

        Assert.Equal(404, (await SendAsync(Connect(), method)).Status);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("close")]
    public async Task A_post_without_a_body_on_a_kept_connection_that_dies_is_sent_once(string loss)
    {
        Server.Reply(Response.Json(200, "{}"), First(loss), Response.Json(200, Payloads.Action("a", "CANCELLED")));
        var client = Connect();
        await client.Users.GetAsync("u");

        var failure = await FailureOf(client.Actions.CancelAsync("a"));

        Assert.Equal((ErrorIds.ConnectionFailed, 1), (failure.ErrorId, failure.Attempts));
        Assert.Equal(["GET /users/u", "POST /vehicles/actions/a/cancel"], Server.Calls.Select(call => call.ToString()));
        Assert.Single(Server.Journal.Select(request => request.Connection).Distinct());
        Assert.Equal("0", Server.Calls[1].Header("Content-Length"));
    }

    private static Response First(string first) => first switch
    {
        "reset" => Response.Reset,
        "close" => Response.Close,
        _ => Response.Json(int.Parse(first)),
    };
}
