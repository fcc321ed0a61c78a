namespace Enode.Tests.Actions;

/// <summary>What limits a poll: the time of the wait, its own time, and the cancellation of the wait.</summary>
public sealed class PollLimitTests : ClientTest
{
    private const string Path = "/vehicles/actions/a";

    private static readonly TimeSpan Long = TimeSpan.FromHours(2);
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    public PollLimitTests() => Time.IsInAHurry = false;

    [Fact]
    public async Task The_deadline_cancels_a_poll_that_the_round_still_waits_for()
    {
        Server.ReplyTo("GET", Path, Response.Hang);
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(new WaitedAction("a", "vehicle", Connect(), null));

        // Less than a round waits for a poll.
        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(0.8), Observer, _ => { }, default);
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromSeconds(0.8));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal((null, true, ErrorIds.Timeout), (waited.Action, waited.IsOpen, waited.LastFailure?.ErrorId));
    }

    [Fact]
    public async Task Without_time_an_id_is_not_read()
    {
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(new WaitedAction("a", "vehicle", Connect(), null));

        await waiter.WaitAsync(TimeSpan.Zero, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Empty(Server.Journal);
        Assert.Null(waited.Action);
    }

    [Fact]
    public async Task An_action_without_an_id_or_a_target_type_cannot_be_read()
    {
        var waiter = new ActionWaiter(Time);
        var withoutId = waiter.Add(new ChargeAction { State = "PENDING", TargetType = "vehicle" }, Connect());
        var withoutType = waiter.Add(new ChargeAction { State = "PENDING", Id = "a" }, Connect());

        var waiting = waiter.WaitAsync(Long, Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal("The id is empty.", Assert.IsType<InvalidIdException>(withoutId.Error).Message.Split(" (")[0]);
        Assert.StartsWith(
            "'' is not a kind of device", Assert.IsType<ArgumentException>(withoutType.Error).Message, StringComparison.Ordinal);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_first_read_that_is_not_answered_does_not_hold_up_the_others()
    {
        Server.ReplyTo("GET", Path, Response.Hang);
        Server.ReplyTo("GET", "/vehicles/actions/b", Is("b", "PENDING"), Is("b", "CONFIRMED"));
        var waiter = new ActionWaiter(Time);
        var client = Connect();
        waiter.Add(new WaitedAction("a", "vehicle", client, null));
        var other = waiter.Add(new WaitedAction("b", "vehicle", client, null));

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(8), Observer, _ => { }, default);
        await Server.WaitForRequestsAsync(3);
        Assert.True(SpinWait.SpinUntil(() => other.Action is not null && !other.IsBusy, Watchdog));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Server.WaitForRequestsAsync(4);
        Assert.True(SpinWait.SpinUntil(() => !other.IsOpen, Watchdog));

        Assert.Equal(1, Server.Calls.Count(call => call.Target == Path));
        Time.Advance(TimeSpan.FromSeconds(10));
        await waiting.WaitAsync(Watchdog);
    }

    [Fact]
    public async Task Actions_whose_last_poll_failed_are_polled_after_the_others()
    {
        Server.ReplyWith(request => request.Path[^1] is '8' or '9'
            ? Is(request.Path.Split('/')[^1], "PENDING")
            : Response.Json(503));
        var client = Connect(Options(retries: 0));
        await client.ConnectAsync();
        var waiter = new ActionWaiter(Time);
        foreach (var i in Enumerable.Range(0, 10))
        {
            waiter.Add(new ChargeAction { Id = $"a{i}", State = "PENDING", TargetType = "vehicle" }, client);
        }

        using var cancel = new CancellationTokenSource();
        var waiting = waiter.WaitAsync(Long, Observer, _ => { }, cancel.Token);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Time.WaitForDelaysAsync(2);
        var gate = Server.Hold();
        Time.Advance(Time.Delays[1]);
        await Server.WaitForRequestsAsync(1 + 10 + 8);

        var second = Server.Calls.Skip(10).Select(call => call.Target[^2..]).ToList();
        Assert.Equal(8, second.Count);
        Assert.Contains("a8", second);
        Assert.Contains("a9", second);
        cancel.Cancel();
        gate.Open();
        await AssertCancelledAsync(waiting);
    }

    [Fact]
    public async Task The_last_round_waits_for_its_responses_until_the_time_is_over()
    {
        var gate = new Gate();
        Server.ReplyTo("GET", Path, Is("a", "CONFIRMED").After(gate));
        var (waiter, waited) = Waiter();

        // The pause of 0.5 s, and then a round that is the last.
        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(0.6), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Server.WaitForRequestsAsync(2);
        gate.Open();
        await waiting.WaitAsync(Watchdog);

        Assert.Equal("CONFIRMED", waited.Action!.State);
    }

    [Fact]
    public async Task The_last_round_takes_the_response_to_a_poll_of_an_earlier_round()
    {
        var gate = new Gate();
        Server.ReplyTo("GET", Path, Is("a", "CONFIRMED").After(gate));
        Server.ReplyTo("GET", "/vehicles/actions/b", Is("b", "PENDING"));
        var (waiter, waited) = Waiter();
        var other = waiter.Add(new ChargeAction { Id = "b", State = "PENDING", TargetType = "vehicle" }, Connect());

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(2.5), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Server.WaitForRequestsAsync(3);
        Assert.True(SpinWait.SpinUntil(() => !other.IsBusy, Watchdog));

        // The round ends without the first action, and the next one is the last.
        Time.Advance(TimeSpan.FromSeconds(1));
        await Time.WaitForDelaysAsync(2);
        Time.Advance(Time.Delays[1]);
        await Server.WaitForRequestsAsync(4);
        Assert.True(SpinWait.SpinUntil(() => !other.IsBusy, Watchdog));
        gate.Open();
        await waiting.WaitAsync(Watchdog);

        Assert.Equal(("CONFIRMED", "PENDING"), (waited.Action!.State, other.Action!.State));
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task Cancellation_while_the_last_round_is_awaited_is_a_cancellation()
    {
        Server.ReplyTo("GET", Path, Response.Hang);
        var (waiter, _) = Waiter();
        using var cancel = new CancellationTokenSource();

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(0.6), Observer, _ => { }, cancel.Token);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Server.WaitForRequestsAsync(2);
        cancel.Cancel();

        await AssertCancelledAsync(waiting);
    }

    [Fact]
    public async Task A_caller_that_throws_ends_the_polls_that_are_under_way()
    {
        Server.ReplyTo("GET", Path, Response.Hang);
        var (waiter, waited) = Waiter();
        var rounds = 0;

        var waiting = waiter.WaitAsync(Long, Observer, _ => Assert.Equal(1, ++rounds), default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromSeconds(1));

        // Before the poll's own time of 10 s is over.
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => waiting.WaitAsync(Watchdog));
        Assert.False(waited.IsBusy);
    }

    [Fact]
    public async Task The_pause_is_the_longest_that_a_server_asks_for()
    {
        Time.IsInAHurry = true;
        Server.ReplyTo("GET", Path, Response.Json(429).With("Retry-After", 40), Is("a", "CONFIRMED"));
        Server.ReplyTo("GET", "/vehicles/actions/b", Response.Json(429).With("Retry-After", 30), Is("b", "CONFIRMED"));
        var (waiter, _) = Waiter();
        waiter.Add(new ChargeAction { Id = "b", State = "PENDING", TargetType = "vehicle" }, Connect());

        await waiter.WaitAsync(Long, Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal([0.5, 40], Time.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData("reset", "The connection to 127.0.0.1")]
    [InlineData("503", "POST /oauth2/token was answered with status 503.")]
    public async Task A_poll_that_waits_for_a_token_has_the_failure_of_the_token_endpoint(string first, string message)
    {
        Server.ReplyToToken(first == "reset" ? Response.Reset : Response.Json(503), Response.Hang);
        var (waiter, waited) = Waiter(Options(retries: 1));

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(8), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);
        await Time.WaitForDelaysAsync(2);
        Time.Advance(Time.Delays[1]);
        await Server.WaitForRequestsAsync(2);
        Time.Advance(TimeSpan.FromSeconds(8));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal(ErrorIds.Timeout, waited.LastFailure!.ErrorId);
        Assert.StartsWith(message, waited.LastFailure.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task A_poll_that_is_not_answered_has_no_failure_of_an_attempt_before_that_succeeded()
    {
        Server.ReplyTo("GET", Path, Response.Json(401), Response.Hang);
        var (waiter, waited) = Waiter();

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(0.6), Observer, _ => { }, default);
        await Time.WaitForDelaysAsync(1);
        Time.Advance(Time.Delays[0]);

        // A token, the poll, a new token, the replay.
        await Server.WaitForRequestsAsync(4);
        Time.Advance(TimeSpan.FromSeconds(0.2));
        await waiting.WaitAsync(Watchdog);

        Assert.Equal((ErrorIds.Timeout, "It was not answered in time."), (waited.LastFailure!.ErrorId, waited.LastFailure.Message));
    }

    private static Response Is(string id, string state) => Response.Json(200, Payloads.Action(id, state));

    private (ActionWaiter Waiter, WaitedAction Waited) Waiter(EnodeClientOptions? options = null)
    {
        var waiter = new ActionWaiter(Time);
        var action = new ChargeAction { Id = "a", State = "PENDING", TargetType = "vehicle", Kind = "START" };
        return (waiter, waiter.Add(action, Connect(options ?? Options(retries: 0))));
    }
}
