namespace Enode.Tests.Actions;

/// <summary>A poll that fails says nothing about the action, unless the reason does not pass.</summary>
public sealed class FailedPollTests : ClientTest
{
    private const string Path = "/vehicles/actions/a";

    private static readonly TimeSpan Long = TimeSpan.FromHours(2);
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Passing => new()
    {
        { "408", "Enode.RequestTimeout" },
        { "429", ErrorIds.RateLimited },
        { "500", ErrorIds.ServerError },
        { "503", ErrorIds.ServerError },
        { "reset", ErrorIds.ConnectionFailed },
        { "page", ErrorIds.InvalidResponse },
        { "cut", ErrorIds.ConnectionFailed },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_reason_that_may_pass_means_not_yet_and_slows_all_polls_down(string what, string id)
    {
        Server.ReplyTo("GET", Path, Failing(what), Failing(what), Is("PENDING"), Failing(what), Is("CONFIRMED"));
        Server.ReplyTo("GET", "/vehicles/actions/b", Is("PENDING", "b"));
        var (waiter, waited) = Waiter(retries: 0);
        var other = waiter.Add(new ChargeAction { Id = "b", State = "PENDING", TargetType = "vehicle" }, Connect(Options(retries: 0)));
        var failures = new List<string?>();
        using var enough = new CancellationTokenSource();

        void OnRound(TimeSpan pause)
        {
            failures.Add(waited.LastFailure?.ErrorId);
            if (!waited.IsOpen)
            {
                enough.Cancel();
            }
        }

        await AssertCancelledAsync(waiter.WaitAsync(Long, Observer, OnRound, enough.Token));

        Assert.Equal(("CONFIRMED", null, null), (waited.Action!.State, waited.Error, waited.LastFailure));
        Assert.Equal([null, id, id, null, id, null], failures);
        Assert.Equal([0.5, 1, 2, 3, 6], Time.Delays.Take(5).Select(delay => delay.TotalSeconds));
        Assert.Equal(5, Server.Calls.Count(call => call.Target == Path));
        Assert.Equal(5, Server.Calls.Count(call => call.Target == "/vehicles/actions/b"));
        Assert.True(other.IsOpen);
    }

    [Fact]
    public async Task A_token_endpoint_that_is_away_means_not_yet()
    {
        Server.ReplyToToken(Response.Reset, Response.Html(200, "<html>sign in</html>"), Response.Json(503), Response.Token);
        Server.ReplyTo("GET", Path, Is("CONFIRMED"));
        var (waiter, waited) = Waiter(retries: 0);

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal(("CONFIRMED", null), (waited.Action!.State, waited.Error));
        Assert.Equal((4, 1), (Server.TokenCalls.Count, Server.Calls.Count));
    }

    [Theory]
    [InlineData(400, ErrorIds.BadRequest, 1)]
    [InlineData(401, ErrorIds.Unauthorized, 2)]
    [InlineData(403, ErrorIds.Forbidden, 1)]
    [InlineData(404, ErrorIds.NotFound, 1)]
    [InlineData(410, ErrorIds.NotFound, 1)]
    public async Task A_reason_that_does_not_pass_ends_the_waiting_for_that_action_alone(int status, string id, int requests)
    {
        Server.ReplyTo("GET", Path, Response.Json(status));
        Server.ReplyTo("GET", "/vehicles/actions/b", Is("PENDING", "b"), Is("CONFIRMED", "b"));
        var (waiter, waited) = Waiter();
        var other = waiter.Add(new ChargeAction { Id = "b", State = "PENDING", TargetType = "vehicle" }, Connect());

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal(id, Assert.IsType<EnodeApiException>(waited.Error).ErrorId);
        Assert.Equal(("PENDING", "CONFIRMED", null), (waited.Action!.State, other.Action!.State, other.Error));
        Assert.Equal(requests, Server.Calls.Count(call => call.Target == Path));
    }

    [Fact]
    public async Task Refused_credentials_end_the_waiting()
    {
        Server.ReplyToToken(Response.Json(401, """{"error":"invalid_client"}"""));
        var (waiter, waited) = Waiter();

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal(ErrorIds.InvalidClient, Assert.IsType<EnodeApiException>(waited.Error).ErrorId);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task The_pause_is_as_long_as_the_server_asks()
    {
        Server.ReplyTo("GET", Path, Response.Json(429).With("Retry-After", 40), Is("CONFIRMED"));
        var (waiter, _) = Waiter(retries: 0);

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal([0.5, 40], Time.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task The_time_ends_a_poll_that_is_not_answered()
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, Response.Hang);
        var (waiter, waited) = Waiter();

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(10), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromSeconds(9.4));
        Assert.False(waiting.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal((true, null), (waited.IsOpen, waited.Error));
        Assert.Equal((ErrorIds.Timeout, "It was not answered in time."), (waited.LastFailure!.ErrorId, waited.LastFailure.Message));
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_poll_has_no_retries_of_its_own_and_the_last_one_comes_before_the_time_is_over()
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, Response.Json(429).With("Retry-After", 100));
        var (waiter, waited) = Waiter();

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(10), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Time.WaitForDelaysAsync(2);
        Time.Advance(TimeSpan.FromSeconds(8.5));
        await waiting.WaitAsync(Watchdog);

        Assert.True(waited.IsOpen);
        Assert.Equal(ErrorIds.RateLimited, waited.LastFailure!.ErrorId);
        Assert.Equal([0.5, 8.5], Time.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(2, Server.Calls.Count);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("500")]
    public async Task A_poll_that_never_succeeds_does_not_hold_up_the_others(string what)
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, what == "hang" ? Response.Hang : Response.Json(500));
        Server.ReplyTo("GET", "/vehicles/actions/b", Is("PENDING", "b"), Is("CONFIRMED", "b"));
        var (waiter, waited) = Waiter();
        var other = waiter.Add(new ChargeAction { Id = "b", State = "PENDING", TargetType = "vehicle" }, Connect());

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(8), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Server.WaitForRequestsAsync(3);
        Assert.True(SpinWait.SpinUntil(() => !other.IsBusy, Watchdog));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Time.WaitForDelaysAsync(2);
        Time.Advance(Time.Delays[1]);
        await Server.WaitForRequestsAsync(what == "hang" ? 4 : 5);
        Assert.True(SpinWait.SpinUntil(() => !other.IsOpen, Watchdog));
        Time.Advance(TimeSpan.FromSeconds(10));
        await waiting.WaitAsync(Watchdog);
        Assert.Equal(("CONFIRMED", true), (other.Action!.State, waited.IsOpen));
        Assert.Equal(2, Server.Calls.Count(call => call.Target == "/vehicles/actions/b"));
        Assert.Equal(what == "hang" ? 1 : 2, Server.Calls.Count(call => call.Target == Path));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"id\":\"other\",\"state\":\"CONFIRMED\"}")]
    public async Task The_answer_of_another_action_is_not_taken(string body)
    {
        Server.ReplyTo("GET", Path, Response.Json(200, body), Response.Json(200, "{\"id\":\"a\",\"state\":\"PENDING\"}"), Is("CONFIRMED"));
        var (waiter, waited) = Waiter();
        var failures = new List<string?>();

        await waiter.WaitAsync(Long, Observer, _ => failures.Add(waited.LastFailure?.Message), default).WaitAsync(Watchdog);

        Assert.Equal(("a", "CONFIRMED", null), (waited.Action!.Id, waited.Action!.State, waited.Error));
        Assert.Equal([null, "The response is not the action a.", null, null], failures);
        Assert.Equal([Path, Path, Path], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task An_id_that_the_server_writes_in_another_case_is_the_same()
    {
        Server.ReplyTo("GET", "/vehicles/actions/A", Is("CONFIRMED"));
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(new WaitedAction("A", "vehicle", Connect(), null));

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal(("CONFIRMED", null, null), (waited.Action!.State, waited.Error, waited.LastFailure));
    }

    [Fact]
    public async Task A_conflict_with_the_action_as_its_body_is_a_read_of_it()
    {
        Server.ReplyTo("GET", Path, Response.Json(409, Payloads.Action("a", "CONFIRMED")));

        Assert.Equal("CONFIRMED", (await Connect().Actions.GetAsync("a")).State);
    }

    [Fact]
    public async Task A_conflict_without_an_action_is_an_error()
    {
        Server.ReplyTo("GET", Path, Response.Json(409, """{"title":"Conflict"}"""));

        Assert.Equal("Enode.Conflict", (await FailureOf(Connect().Actions.GetAsync("a"))).ErrorId);
    }

    [Fact]
    public async Task The_first_read_of_an_id_is_a_poll_like_the_others()
    {
        Server.ReplyTo("GET", Path, Response.Json(503), Is("CONFIRMED"));
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(new WaitedAction("a", "vehicle", Connect(), null));

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal(("CONFIRMED", null), (waited.Action!.State, waited.Error));
        Assert.Equal([0.5], Time.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task The_time_ends_the_first_read_of_an_id()
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, Response.Hang);
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(new WaitedAction("a", "vehicle", Connect(), null));

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(1), Observer, _ => { }, default);
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal((null, true, ErrorIds.Timeout), (waited.Action, waited.IsOpen, waited.LastFailure?.ErrorId));
    }

    [Fact]
    public async Task Polls_that_failed_to_the_end_leave_the_last_reason()
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, Is("PENDING"), Response.Json(503), Response.Reset);
        var (waiter, waited) = Waiter(retries: 0);

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(3), Observer, _ => { }, default);
        for (var delays = 1; !waiting.IsCompleted; delays++)
        {
            await Task.WhenAny(waiting, Time.WaitForDelaysAsync(delays)).WaitAsync(Watchdog);
            Time.Advance(Time.Delays[^1]);
        }

        await waiting;
        Assert.Equal((true, ErrorIds.ConnectionFailed), (waited.IsOpen, waited.LastFailure?.ErrorId));
        Assert.Equal("PENDING", waited.Action!.State);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task A_failure_says_more_than_the_silence_of_the_last_poll()
    {
        Time.IsInAHurry = false;
        Server.ReplyTo("GET", Path, Response.Json(503, """{"title":"Down"}"""), Response.Hang);
        var (waiter, waited) = Waiter(retries: 0);

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(10), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Time.WaitForDelaysAsync(2);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Server.WaitForRequestsAsync(3);
        Time.Advance(TimeSpan.FromSeconds(8.5));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal((ErrorIds.ServerError, "Down"), (waited.LastFailure!.ErrorId, waited.LastFailure.Message));
        Assert.Equal(2, Server.Calls.Count);
    }

    private static Response Is(string state, string id = "a") => Response.Json(200, Payloads.Action(id, state));

    private static Response Failing(string what) => what switch
    {
        "reset" => Response.Reset,
        "page" => Response.Html(200, "<html>"),
        "cut" => Response.CutShort(200, Payloads.Action("a", "CONFIRMED"), 20),
        _ => Response.Json(int.Parse(what, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private (ActionWaiter Waiter, WaitedAction Waited) Waiter(int retries = 5)
    {
        var waiter = new ActionWaiter(Time);
        var action = new ChargeAction { Id = "a", State = "PENDING", TargetType = "vehicle", Kind = "START" };
        return (waiter, waiter.Add(action, Connect(Options(retries: retries))));
    }
}
