namespace Enode.Tests.Paging;

/// <summary>The next page is requested before this one is parsed, where it will be needed.</summary>
public sealed class ReadAheadTests : ClientTest
{
    private static readonly Response First = Response.Json(200, Payloads.Users("p2", "u1", "u2"));
    private static readonly Response Last = Response.Json(200, Payloads.Users(null, "u3"));

    [Fact]
    public async Task The_next_page_is_requested_while_the_last_one_is_used_and_is_reported_when_it_is_wanted()
    {
        Server.Reply(First, Last);
        Observer.WantsDetail = true;
        await using var users = Users(_ => true);

        Assert.True(await users.MoveNextAsync());
        await Server.WaitForRequestsAsync(3);
        Assert.Equal(["/users"], ReportedPaths);
        Assert.Equal("/users", Observer.Starts.Last().Path);
        Assert.DoesNotContain("after=p2", Observer.Everything, StringComparison.Ordinal);
        var more = new List<string?>();
        while (await users.MoveNextAsync())
        {
            more.Add(users.Current.Id);
        }

        Assert.Equal(["u2", "u3"], more);
        Assert.Equal(["/users", "/users?after=p2"], Server.Calls.Select(call => call.Target));
        Assert.Equal(["/users", "/users?after=p2"], ReportedPaths);
    }

    [Fact]
    public async Task A_list_that_may_end_with_this_page_requests_no_other()
    {
        Server.Reply(First, Last);
        var counts = new List<int>();
        await using var users = Users(count =>
        {
            counts.Add(count);
            return false;
        });

        await users.MoveNextAsync();
        await users.MoveNextAsync();

        Assert.Equal([2], counts);
        Assert.Single(Server.Calls);
        Assert.True(await users.MoveNextAsync());
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task A_page_that_is_requested_ahead_and_fails_is_an_error_after_the_items()
    {
        Server.Reply(First, Response.Json(500));
        await using var users = Users(_ => true, Options(retries: 0));

        await users.MoveNextAsync();
        await Server.WaitForRequestsAsync(3);
        Assert.True(await users.MoveNextAsync());

        Assert.Equal("/users?after=p2", (await FailureOf(users.MoveNextAsync().AsTask())).Path);
    }

    [Fact]
    public async Task A_list_that_is_left_early_cancels_the_page_that_was_requested_ahead()
    {
        Server.Reply(First, Response.Hang);
        var users = Users(_ => true);
        await users.MoveNextAsync();
        await Server.WaitForRequestsAsync(3);

        await users.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["/users"], ReportedPaths);
    }

    [Fact]
    public async Task A_page_that_is_not_json_is_an_error_and_its_next_page_is_not_awaited()
    {
        Server.Reply(Response.Json(200, """{"data":[{"id":"u1"},{"id":u2}],"pagination":{"after":"p2"}}"""), Response.Hang);
        await using var users = Users(_ => true);

        var failure = await FailureOf(users.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal((ErrorIds.InvalidResponse, "/users"), (failure.ErrorId, failure.Path));
        Assert.Contains("is not JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_comes_again_is_not_requested_ahead()
    {
        Server.Reply(First, Response.Json(200, Payloads.Users("p2", "u3")));
        await using var users = Users(_ => true);
        for (var item = 0; item < 3; item++)
        {
            Assert.True(await users.MoveNextAsync());
        }

        Assert.Equal(ErrorIds.RepeatedCursor, (await FailureOf(users.MoveNextAsync().AsTask())).ErrorId);
        Assert.Equal(2, Server.Calls.Count);
    }

    private IEnumerable<string> ReportedPaths =>
        Observer.Attempts.Select(attempt => attempt.Path).Where(path => path.StartsWith("/users", StringComparison.Ordinal));

    private IAsyncEnumerator<User> Users(Func<int, bool> wantsMoreThan, EnodeClientOptions? options = null) =>
        Connect(options).ReadingAhead(wantsMoreThan).Users.ListAsync().GetAsyncEnumerator();
}
