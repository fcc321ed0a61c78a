using System.Text;

namespace Enode.Tests.Http;

public sealed class RetryTests : ClientTest
{
    private static readonly string[] Repeatable = ["GET", "PUT", "DELETE", "HEAD"];
    private static readonly string[] Once = ["POST", "PATCH"];

    /// <summary>Method, what happens first, and whether the request is sent again.</summary>
    public static TheoryData<string, string, bool> Matrix
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            string[] never = ["400", "403", "404", "405", "409", "410", "422", "501", "505"];
            string[] whereRepeatable = ["408", "500", "502", "503", "504", "500 after 1", "reset", "close", "cut", "timeout"];
            string[] always = ["429", "429 after 1", "503 after 1"];
            foreach (var method in Repeatable.Concat(Once))
            {
                var all = never.Select(first => (first, false))
                    .Concat(whereRepeatable.Select(first => (first, Repeatable.Contains(method))))
                    .Concat(always.Select(first => (first, true)));
                foreach (var (first, again) in all)
                {
                    // A response to HEAD has no body that could be cut.
                    if (method != "HEAD" || first != "cut")
                    {
                        data.Add(method, first, again);
                    }
                }
            }

            return data;
        }
    }

    /// <summary>Method, failure before anything was sent, and whether the request is sent again.</summary>
    public static TheoryData<string, string, bool> Unsent
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var method in Repeatable.Concat(Once))
            {
                data.Add(method, nameof(HttpRequestError.ConnectionError), true);
                data.Add(method, nameof(HttpRequestError.NameResolutionError), true);
                data.Add(method, nameof(HttpRequestError.ProxyTunnelError), true);
                data.Add(method, nameof(HttpRequestError.SecureConnectionError), false);
                data.Add(method, nameof(HttpRequestError.ResponseEnded), Repeatable.Contains(method));
                data.Add(method, nameof(HttpRequestError.Unknown), Repeatable.Contains(method));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_request_is_sent_again_where_that_can_help_and_cannot_hurt(string method, string first, bool again)
    {
        Server.Reply(First(first), Response.Json(200, "{}"));
        var client = Connect(first == "timeout" ? Options(timeout: TimeSpan.FromMinutes(2)) : null);
        Time.LongestDelay = TimeSpan.FromMinutes(1);
        byte[]? body = method is "GET" or "DELETE" or "HEAD" ? null : "{\"a\":1}"u8.ToArray();

        await client.ConnectAsync();
        var sending = SendAsync(client, method, body: body);
        if (first == "timeout")
        {
            await Server.WaitForRequestsAsync(2);
            Time.Advance(TimeSpan.FromMinutes(2));
        }

        var status = await sending.ContinueWith(sent => sent.IsFaulted ? 0 : sent.Result.Status, TaskScheduler.Default);
        Assert.Equal(again ? 2 : 1, Server.Calls.Count);
        Assert.Equal(again, status == 200);
        Assert.All(
            Server.Calls,
            call => Assert.Equal(
                (method, "/things/1", body is null ? "" : Encoding.UTF8.GetString(body)), (call.Method, call.Target, call.Body)));
        if (first != "close" || method is not ("GET" or "HEAD"))
        {
            // The runtime may repeat these two by itself; the number of reads does not matter.
            Assert.Equal(again ? 1 : 0, Observer.Waits.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Unsent))]
    public async Task A_failure_to_connect_is_tried_again_with_any_method_and_a_lost_answer_only_with_some(
        string method, string error, bool again)
    {
        var network = new StubHandler().Fail(Enum.Parse<HttpRequestError>(error)).Response(200);
        var client = Connect(Options(accessToken: "given"), network);

        var sending = SendAsync(client, method, body: "{}"u8.ToArray());

        if (again)
        {
            Assert.Equal(200, (await sending).Status);
        }
        else
        {
            Assert.Equal(ErrorIds.ConnectionFailed, (await FailureOf(sending)).ErrorId);
        }

        Assert.Equal(again ? 2 : 1, network.Sent.Count);
    }

    [Fact]
    public async Task A_post_that_found_nobody_listening_is_sent_again_and_the_server_sees_it_once()
    {
        var gone = AnotherServer();
        var refused = gone.Uri.AbsoluteUri;
        gone.Dispose();
        var client = Connect(Options(api: refused, retries: 2));

        var failure = await FailureOf(client.Vehicles.StartChargingAsync("v"));

        Assert.Equal((ErrorIds.ConnectionFailed, 3), (failure.ErrorId, failure.Attempts));
        Assert.Empty(gone.Journal);
    }

    [Fact]
    public async Task Attempts_end_with_the_last_answer()
    {
        Server.ReplyWith(_ => Response.Json(503, """{"title":"Down","detail":"Come back."}"""));

        var failure = await FailureOf(Connect(Options(retries: 3)).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ServerError, 4, "Down: Come back."), (failure.ErrorId, failure.Attempts, failure.Message));
        Assert.Equal(4, Server.Calls.Count);
        Assert.Equal([2, 3, 4], Observer.Waits.Select(wait => wait.NextAttempt));
        Assert.Equal([1, 2, 3, 4], Observer.Attempts.Where(attempt => attempt.Method == "GET").Select(attempt => attempt.Attempt));
    }

    [Fact]
    public async Task With_no_retries_every_failure_is_the_last()
    {
        Server.Reply(429).Reply(200, "{}");

        Assert.Equal(ErrorIds.RateLimited, (await FailureOf(Connect(Options(retries: 0)).Users.GetAsync("u"))).ErrorId);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_waited_for_exactly()
    {
        Server.Reply(Response.Json(429).With("Retry-After", 17), Response.Json(200, "{}"));

        await Connect().Vehicles.StartChargingAsync("v");

        Assert.Equal([TimeSpan.FromSeconds(17)], Time.Delays);
        var wait = Assert.Single(Observer.Waits);
        Assert.Equal(
            ("POST", "/vehicles/v/charging", TimeSpan.FromSeconds(17), 2, "status 429"),
            (wait.Method, wait.Path, wait.Delay, wait.NextAttempt, wait.Reason));
    }

    [Fact]
    public async Task The_reason_of_a_wait_is_the_failure_where_there_was_no_answer()
    {
        Server.Reply(Response.Reset, Response.Json(200, "{}"));

        await Connect(Options(accessToken: "given")).Users.GetAsync("u");

        var reason = Assert.Single(Observer.Waits).Reason;
        Assert.Equal((Observer.Attempts.First().Failure, null), (reason, Observer.Attempts.Last().Failure));
        Assert.StartsWith($"The connection to {Server.Uri.Authority} was interrupted: ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_waited_for_by_the_clients_clock()
    {
        Server.Reply(
            Response.Json(503).With("Retry-After", (Time.GetUtcNow() + TimeSpan.FromSeconds(42)).ToString("R")), Response.Json(200, "{}"));

        await Connect().Vehicles.StartChargingAsync("v");

        Assert.Equal([TimeSpan.FromSeconds(42)], Time.Delays);
    }

    [Fact]
    public async Task A_wait_longer_than_the_budget_is_an_error_now_that_tells_how_long()
    {
        Server.Reply(Response.Json(429).With("Retry-After", 1800));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((ErrorIds.RateLimited, TimeSpan.FromMinutes(30)), (failure.ErrorId, failure.RetryAfter));
        Assert.Empty(Time.Delays);
    }

    [Fact]
    public async Task All_waits_together_stay_in_the_budget()
    {
        Server.ReplyWith(_ => Response.Json(429).With("Retry-After", 50));

        await FailureOf(Connect(Options(retries: 100)).Users.GetAsync("u"));

        Assert.Equal(3, Time.Delays.Count);
        Assert.Equal(4, Server.Calls.Count);
    }

    [Fact]
    public async Task Cancellation_ends_a_wait_at_once()
    {
        Time.IsInAHurry = false;
        Server.Reply(Response.Json(429).With("Retry-After", 60), Response.Json(200, "{}"));
        using var cancel = new CancellationTokenSource();

        var call = Connect().Users.GetAsync("u", cancel.Token);
        await Time.WaitForDelaysAsync(1);
        cancel.Cancel();

        await AssertCancelledAsync(call);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task Cancellation_ends_a_request_under_way_and_it_is_not_repeated()
    {
        Server.Hang();
        using var cancel = new CancellationTokenSource();

        var call = Connect().Users.GetAsync("u", cancel.Token);
        await Server.WaitForRequestsAsync(2);
        cancel.Cancel();

        await AssertCancelledAsync(call);
        Assert.Single(Server.Calls);
        Assert.Empty(Observer.Waits);
    }

    private static Response First(string first) => first switch
    {
        "reset" => Response.Reset,
        "close" => Response.Close,
        "cut" => Response.CutShort(200, "{\"id\":\"v1\"}", 5),
        "timeout" => Response.Hang,
        _ when first.Split(" after ") is [var status, var seconds] => Response.Json(int.Parse(status)).With("Retry-After", seconds),
        _ => Response.Json(int.Parse(first)),
    };
}
