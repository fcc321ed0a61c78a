namespace Enode.Tests.Actions;

public sealed class ActionWaiterTests : ClientTest
{
    // Longer than the clock jumps over by itself.
    private static readonly TimeSpan Long = TimeSpan.FromHours(2);
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pauses_grow_by_half_up_to_a_quarter_of_a_minute()
    {
        Settle("a", 12);
        var pauses = new List<TimeSpan>();
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        await waiter.WaitAsync(Long, Observer, pauses.Add, default);

        double[] expected = [0.5, 0.75, 1.125, 1.6875, 2.53125, 3.796875, 5.6953125, 8.54296875, 12.814453125, 15, 15, 15];
        Assert.Equal(expected.Select(seconds => TimeSpan.FromMilliseconds(Math.Floor(seconds * 1000))), Time.Delays);
        Assert.Equal(expected.Append(0), pauses.Select(pause => pause.TotalSeconds), (one, other) => Math.Abs(one - other) < 0.001);
        Assert.Equal(12, Server.Calls.Count);
    }

    [Fact]
    public async Task All_are_waited_for_together_and_none_is_read_after_it_settled()
    {
        Settle("a", 1);
        Settle("b", 3);
        Settle("c", 2, "FAILED");
        var waiter = new ActionWaiter(Time);
        var client = Connect();
        var waited = new[] { "a", "b", "c" }.Select(id => waiter.Add(Pending(id), client)).ToList();
        var open = new List<int>();

        await waiter.WaitAsync(Long, Observer, _ => open.Add(waiter.PendingCount), default);

        Assert.Equal(["CONFIRMED", "CONFIRMED", "FAILED"], waited.Select(one => one.Action!.State));
        Assert.Equal([3, 2, 1, 0], open);
        Assert.Equal(3, Time.Delays.Count);
        Assert.Equal((1, 3, 2), (Reads("a"), Reads("b"), Reads("c")));
    }

    [Fact]
    public async Task Reads_of_a_round_run_at_once_and_not_too_many()
    {
        Server.ReplyWith(request => Response.Json(200, Payloads.Action(request.Path.Split('/')[^1], "CONFIRMED")));
        var client = Connect();
        await client.ConnectAsync();
        var waiter = new ActionWaiter(Time);
        foreach (var i in Enumerable.Range(0, 20))
        {
            waiter.Add(Pending($"a{i}"), client);
        }

        var gate = Server.Hold();
        var waiting = waiter.WaitAsync(Long, Observer, _ => { }, default);
        await Server.WaitForRequestsAsync(9);
        Assert.Equal(8, Server.Calls.Count);
        gate.Open();
        await waiting;

        Assert.Equal(20, Server.Calls.Select(call => call.Target).Distinct().Count());
        Assert.All(waiter.Actions, one => Assert.Equal("CONFIRMED", one.Action!.State));
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_reported_and_the_others_go_on()
    {
        Settle("a", 2);
        Server.ReplyTo("GET", "/vehicles/actions/gone", 404, """{"title":"Not Found"}""");
        var waiter = new ActionWaiter(Time);
        var client = Connect();
        var good = waiter.Add(Pending("a"), client);
        var bad = new[]
        {
            waiter.Add(Pending("gone"), client), waiter.Add(Pending(".."), client), waiter.Add(Pending("x", "toaster"), client)
        };

        await waiter.WaitAsync(Long, Observer, _ => { }, default);

        Assert.Equal("CONFIRMED", good.Action!.State);
        Assert.Null(good.Error);
        Assert.Equal(ErrorIds.NotFound, Assert.IsType<EnodeApiException>(bad[0].Error).ErrorId);
        Assert.IsType<InvalidIdException>(bad[1].Error);
        Assert.IsType<ArgumentException>(bad[2].Error);
        Assert.Equal("PENDING", bad[0].Action!.State);
        Assert.Equal(1, Reads("gone"));
    }

    [Fact]
    public async Task When_the_time_is_over_what_is_open_stays_pending_and_the_last_round_was_before_that()
    {
        Time.IsInAHurry = false;
        Settle("a", 1);
        Settle("slow", 1000);
        var waiter = new ActionWaiter(Time);
        var client = Connect();
        var done = waiter.Add(Pending("a"), client);
        var open = waiter.Add(Pending("slow"), client);

        var waiting = waiter.WaitAsync(TimeSpan.FromSeconds(2), Observer, _ => { }, default);
        foreach (var (pause, number) in new[] { 0.5, 0.75, 0.5625 }.Select((pause, index) => (pause, index + 1)))
        {
            await Time.WaitForDelaysAsync(number);
            Time.Advance(TimeSpan.FromSeconds(pause));
        }

        await waiting.WaitAsync(Watchdog);
        Assert.Equal([0.5, 0.75, 0.562], Time.Delays.Select(delay => Math.Round(delay.TotalSeconds, 3)));
        Assert.Equal(("CONFIRMED", "PENDING", 1), (done.Action!.State, open.Action!.State, waiter.PendingCount));
        Assert.Null(open.Error);
        Assert.Null(open.LastFailure);
        Assert.Equal(3, Reads("slow"));
    }

    [Fact]
    public async Task Without_time_nothing_is_read()
    {
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        await waiter.WaitAsync(TimeSpan.Zero, Observer, _ => { }, default);

        Assert.Empty(Server.Journal);
        Assert.Equal(1, waiter.PendingCount);
    }

    [Fact]
    public async Task What_has_settled_is_not_waited_for()
    {
        var waiter = new ActionWaiter(Time);
        waiter.Add(new ChargeAction { Id = "a", State = "CONFIRMED" }, Connect());

        await waiter.WaitAsync(Long, Observer, _ => { }, default);

        Assert.Empty(Server.Journal);
        Assert.Empty(Time.Delays);
    }

    [Fact]
    public async Task Cancellation_ends_a_pause_at_once()
    {
        Time.IsInAHurry = false;
        using var cancel = new CancellationTokenSource();
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        var waiting = waiter.WaitAsync(Long, Observer, _ => { }, cancel.Token);
        await Time.WaitForDelaysAsync(1);
        cancel.Cancel();

        await AssertCancelledAsync(waiting);
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task Cancellation_ends_a_read_at_once()
    {
        Server.ReplyTo("GET", "/vehicles/actions/a", Response.Hang);
        using var cancel = new CancellationTokenSource();
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(Pending("a"), Connect());

        var waiting = waiter.WaitAsync(Long, Observer, _ => { }, cancel.Token);
        await Server.WaitForRequestsAsync(2);
        cancel.Cancel();

        await AssertCancelledAsync(waiting);
        Assert.Null(waited.Error);
    }

    [Fact]
    public async Task Cancellation_in_the_moment_when_the_time_is_over_is_a_cancellation()
    {
        Time.IsInAHurry = false;
        using var cancel = new CancellationTokenSource();
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        void OnRound(TimeSpan pause)
        {
            Time.Advance(Long);
            cancel.Cancel();
        }

        await AssertCancelledAsync(waiter.WaitAsync(Long, Observer, OnRound, cancel.Token));
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task A_pause_that_ends_exactly_where_the_last_round_begins_is_the_last()
    {
        Time.IsInAHurry = false;
        Settle("a", 5);
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        // Three quarters of this are the first pause.
        var waiting = waiter.WaitAsync(TimeSpan.FromTicks(6_666_667), Observer, _ => { }, default);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Task.WhenAny(waiting, Time.WaitForDelaysAsync(2));

        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal((1, 1), (Reads("a"), waiter.PendingCount));
    }

    [Fact]
    public async Task The_callers_observer_sees_the_requests_their_details_and_their_waits()
    {
        Observer.WantsDetail = true;
        Server.ReplyToToken(Response.Json(503), Response.Token);
        Server.ReplyTo("GET", "/vehicles/actions/a", Response.Json(503), Response.Json(200, Payloads.Action("a", "CONFIRMED")));
        var waiter = new ActionWaiter(Time);
        waiter.Add(Pending("a"), Connect());

        await waiter.WaitAsync(Long, Observer, _ => { }, default);

        // The token is asked for twice, with a wait. A poll that failed has no retry: the next one is a request of its own.
        Assert.Equal([1, 2, 1, 1], Observer.Starts.Select(start => start.Attempt));
        Assert.Equal([503, 200, 503, 200], Observer.Attempts.Select(attempt => (int)attempt.Status!));
        Assert.Equal(8, Observer.Details.Count);
        Assert.Equal("status 503", Assert.Single(Observer.Waits).Reason);
    }

    [Fact]
    public async Task Waiting_for_no_action_is_refused()
    {
        Assert.Equal("action", (await Assert.ThrowsAsync<ArgumentNullException>(() => Connect().Actions.WaitAsync(null!, Long))).ParamName);
    }

    [Fact]
    public async Task A_waited_action_still_knows_where_it_came_from()
    {
        Settle("a", 1);
        var action = Pending("a");
        action.Origin = "sandbox";

        var settled = await Connect().Actions.WaitAsync(action, Long);

        Assert.Equal(("CONFIRMED", "sandbox"), (settled.State, settled.Origin));
    }

    [Fact]
    public async Task Waiting_for_one_that_cannot_be_read_throws_why()
    {
        Server.Reply(404, "{}");

        Assert.Equal(ErrorIds.NotFound, (await FailureOf(Connect().Actions.WaitAsync(Pending("a"), Long))).ErrorId);
    }

    [Theory]
    [InlineData(1800)]
    [InlineData(0)]
    public async Task A_timeout_that_no_timer_can_have_waits_as_long_as_it_takes(int days)
    {
        Settle("a", 2);
        var waiter = new ActionWaiter(Time);
        var waited = waiter.Add(Pending("a"), Connect());

        await waiter.WaitAsync(days == 0 ? TimeSpan.MaxValue : TimeSpan.FromDays(days), Observer, _ => { }, default).WaitAsync(Watchdog);

        Assert.Equal("CONFIRMED", waited.Action!.State);
    }

    private static ChargeAction Pending(string id, string target = "vehicle") =>
        new() { Id = id, State = "PENDING", TargetType = target, Kind = "START" };

    /// <summary>Lets an action settle with its nth read.</summary>
    private void Settle(string id, int reads, string state = "CONFIRMED")
    {
        var responses = Enumerable.Repeat(Response.Json(200, Payloads.Action(id, "PENDING")), reads - 1).Append(
            Response.Json(200, Payloads.Action(id, state)));
        Server.ReplyTo("GET", $"/vehicles/actions/{id}", responses.ToArray());
    }

    private int Reads(string id) => Server.Calls.Count(call => call.Target == $"/vehicles/actions/{id}");
}
