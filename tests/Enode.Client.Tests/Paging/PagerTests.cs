namespace Enode.Tests.Paging;

public sealed class PagerTests : ClientTest
{
    [Fact]
    public async Task Pages_come_in_order_and_each_cursor_is_sent_as_it_was_received()
    {
        Server.ReplyTo("GET", "/users", 200, Payloads.Users("a+b/c==&é", "u1", "u2"));
        Server.ReplyTo("GET", "/users?after=a%2Bb%2Fc%3D%3D%26%C3%A9", 200, Payloads.Users("x y", "u3"));
        Server.ReplyTo("GET", "/users?after=x%20y", 200, Payloads.Users(null, "u4", "u5"));

        var users = await ListAsync(Connect().Users.ListAsync());

        Assert.Equal(["u1", "u2", "u3", "u4", "u5"], users.Select(user => user.Id));
        Assert.Equal(["/users", "/users?after=a%2Bb%2Fc%3D%3D%26%C3%A9", "/users?after=x%20y"], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task A_page_size_is_sent_with_every_page_and_only_when_it_was_given()
    {
        Server.Reply(
            Response.Json(200, Payloads.Users("n", "u1")),
            Response.Json(200, Payloads.Users(null, "u2")),
            Response.Json(200, Payloads.Users(null)));

        await ListAsync(Connect().Users.ListAsync(pageSize: 2));
        await ListAsync(Connect().Users.ListAsync());

        Assert.Equal(["/users?pageSize=2", "/users?pageSize=2&after=n", "/users"], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task The_vehicles_of_everybody_and_of_one_user_have_their_own_paths()
    {
        Server.ReplyWith(_ => Response.Json(200, Payloads.Page(null)));

        await ListAsync(Connect().Vehicles.ListAsync());
        await ListAsync(Connect().Vehicles.ListAsync("u 1"));

        Assert.Equal(["/vehicles", "/users/u%201/vehicles"], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_when_somebody_wants_it_and_not_before()
    {
        Server.Reply(Response.Json(200, Payloads.Users("p2", "u1", "u2")), Response.Json(200, Payloads.Users(null, "u3")));
        var list = Connect().Users.ListAsync();
        Assert.Empty(Server.Journal);

        await using var users = list.GetAsyncEnumerator();
        Assert.True(await users.MoveNextAsync());
        Assert.True(await users.MoveNextAsync());
        Assert.Single(Server.Calls);
        Assert.True(await users.MoveNextAsync());
        Assert.Equal(2, Server.Calls.Count);
        Assert.False(await users.MoveNextAsync());
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task Whoever_stops_in_the_first_page_has_caused_one_request()
    {
        Server.Reply(Response.Json(200, Payloads.Users("p2", "u1", "u2")), Response.Json(200, Payloads.Users(null, "u3")));

        await foreach (var user in Connect().Users.ListAsync())
        {
            Assert.Equal("u1", user.Id);
            break;
        }

        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task An_empty_page_with_a_cursor_is_not_the_end()
    {
        Server.Reply(
            Response.Json(200, Payloads.Users("p2")),
            Response.Json(200, Payloads.Users("p3")),
            Response.Json(200, Payloads.Users(null, "u1")));

        Assert.Equal("u1", Assert.Single(await ListAsync(Connect().Users.ListAsync())).Id);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task A_list_without_items_is_empty()
    {
        Server.Reply(200, Payloads.Users(null));

        Assert.Empty(await ListAsync(Connect().Users.ListAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_cursor_that_comes_again_is_an_error_after_the_items(int circle)
    {
        Server.ReplyWith(_ => Server.Calls.Count > 10 ? Response.Json(410) : Response.Json(200, Payloads.Users(
            $"c{Server.Calls.Count % circle}", $"u{Server.Calls.Count}")));

        var (seen, failure) = await ReadUntilFailureAsync();

        Assert.Equal(ErrorIds.RepeatedCursor, failure.ErrorId);
        Assert.Equal(("GET", $"/users?after=c{1 % circle}"), (failure.Method, failure.Path));
        Assert.Equal("The list users returned the cursor of an earlier page. The output may be incomplete.", failure.Message);
        Assert.Equal(Enumerable.Range(1, circle + 1).Select(i => $"u{i}"), seen);
        Assert.Equal(circle + 1, Server.Calls.Count);
    }

    public static TheoryData<string, string> BadPages => new()
    {
        { "500", ErrorIds.ServerError },
        { "404", ErrorIds.NotFound },
        { "html", ErrorIds.InvalidResponse },
        { "empty", ErrorIds.InvalidResponse },
        { "cut", ErrorIds.ConnectionFailed },
        { "reset", ErrorIds.ConnectionFailed },
        { """{"data":[{"id":"u3"}]}""", ErrorIds.InvalidResponse },
        { """{"data":[{"id":"u3"}],"pagination":null}""", ErrorIds.InvalidResponse },
        { """{"pagination":{"after":null,"before":null}}""", ErrorIds.InvalidResponse },
        { """{"data":null,"pagination":{"after":null,"before":null}}""", ErrorIds.InvalidResponse },
        { """{"data":[{"id":"u3"},null],"pagination":{"after":7,"before":null}}""", ErrorIds.InvalidResponse },
        { """{"data":[{"id":"u3"},{"id":5}]}""", ErrorIds.InvalidResponse },
        { """{"data":{},"pagination":{"after":null}}""", ErrorIds.InvalidResponse },
        { """{"data":[],"pagination":{"after":7}}""", ErrorIds.InvalidResponse },
        { """{"data":[],"pagination":{"after":null}} {}""", ErrorIds.InvalidResponse },
        { "[]", ErrorIds.InvalidResponse },
        { "null", ErrorIds.InvalidResponse },
        { "{}", ErrorIds.InvalidResponse },
    };

    [Theory]
    [MemberData(nameof(BadPages))]
    public async Task A_later_page_that_fails_ends_the_list_with_an_error_after_the_items(string second, string errorId)
    {
        var bad = second switch
        {
            "500" or "404" => Response.Json(int.Parse(second)),
            "html" => Response.Html(200, "<html>Maintenance</html>"),
            "empty" => Response.Json(200),
            "cut" => Response.CutShort(200, Payloads.Users(null, "u3", "u4"), 30),
            "reset" => Response.Reset,
            _ => Response.Json(200, second),
        };
        Server.ReplyTo("GET", "/users", 200, Payloads.Users("p2", "u1", "u2"));
        Server.ReplyTo("GET", "/users?after=p2", bad);

        var (seen, failure) = await ReadUntilFailureAsync();

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal(["u1", "u2"], seen);
        Assert.Equal("/users?after=p2", failure.Path);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"u3"}]}""", "$.pagination")]
    [InlineData("""{"pagination":{"after":null}}""", "$.data")]
    [InlineData("""{"data":[{"id":"u3"},{"id":5}]}""", "$.pagination")]
    [InlineData("""{"data":[{"id":"u3"},null],"pagination":{"after":true}}""", "$.pagination.after")]
    [InlineData("""{"data":null,"pagination":{"after":null}}""", "$.data")]
    [InlineData("""{"data":[],"pagination":{"after":[]}}""", "$.pagination.after")]
    public async Task A_page_of_another_shape_says_where(string page, string where)
    {
        Server.Reply(200, page);

        var (seen, failure) = await ReadUntilFailureAsync();

        Assert.Empty(seen);
        Assert.Equal($"The response to GET /users has another shape than documented, at {where}.", failure.Message);
        var isMissing = where is "$.data" or "$.pagination";
        Assert.Equal(isMissing, Assert.IsType<System.Text.Json.JsonException>(failure.InnerException).Message == "A page lacks a member.");
    }

    [Fact]
    public async Task A_failing_page_that_is_good_at_the_second_try_loses_nothing()
    {
        Server.ReplyTo("GET", "/users", Response.Reset, Response.Json(200, Payloads.Users("p2", "u1")));
        Server.ReplyTo(
            "GET",
            "/users?after=p2",
            Response.Json(503),
            Response.CutShort(200, Payloads.Users(null, "u2"), 20),
            Response.Json(200, Payloads.Users(null, "u2")));

        Assert.Equal(["u1", "u2"], (await ListAsync(Connect().Users.ListAsync())).Select(user => user.Id));
    }

    [Fact]
    public async Task A_cancelled_list_ends_with_the_cancellation()
    {
        Server.Reply(Response.Json(200, Payloads.Users("p2", "u1")), Response.Hang);
        using var cancel = new CancellationTokenSource();
        await using var users = Connect().Users.ListAsync(cancellationToken: cancel.Token).GetAsyncEnumerator();
        await users.MoveNextAsync();

        var next = users.MoveNextAsync().AsTask();
        await Server.WaitForRequestsAsync(3);
        cancel.Cancel();

        await AssertCancelledAsync(next);
    }

    private async Task<(List<string?> Seen, EnodeApiException Failure)> ReadUntilFailureAsync()
    {
        var seen = new List<string?>();
        var failure = await Assert.ThrowsAsync<EnodeApiException>(async () =>
        {
            await foreach (var user in Connect(Options(retries: 1)).Users.ListAsync())
            {
                seen.Add(user.Id);
            }
        });
        return (seen, failure);
    }
}
