namespace Enode.Tests.Http;

/// <summary>After a 429 all requests of a connection wait, and come back few at a time.</summary>
public sealed class RateGateTests : ClientTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly List<TimeSpan> waits = [];

    [Fact]
    public async Task Three_quarters_come_back_and_one_more_after_each_round()
    {
        Time.IsInAHurry = false;
        var gate = new RateGate(Time);
        var sent = await EnterAsync(gate, 8);
        sent.ForEach(entered => gate.Leave(entered, isAccepted: false, Second));

        var waiting = Enumerable.Range(0, 14).Select(_ => EnterOneAsync(gate)).ToList();
        await Time.WaitForDelaysAsync(14);
        Time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.DoesNotContain(waiting, entering => entering.IsCompleted);
        Time.Advance(TimeSpan.FromTicks(1));

        // Six, and then seven.
        var first = await TakeAsync(waiting, 6);
        Assert.DoesNotContain(waiting, entering => entering.IsCompleted);
        first.ForEach(entered => gate.Leave(entered, isAccepted: true, null));
        await TakeAsync(waiting, 7);
        Assert.False(Assert.Single(waiting).IsCompleted);
        Assert.All(waits, wait => Assert.Equal(Second, wait));
    }

    [Fact]
    public async Task After_a_minute_without_a_429_any_number_may_be_sent()
    {
        Time.IsInAHurry = false;
        var gate = new RateGate(Time);
        (await EnterAsync(gate, 2)).ForEach(entered => gate.Leave(entered, isAccepted: false, Second));

        Time.Advance(Second + TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(1));

        Assert.Equal(9, (await EnterAsync(gate, 9)).Count);
        Assert.Empty(waits);
    }

    [Fact]
    public async Task A_request_that_was_not_refused_waits_too_and_is_sent_once()
    {
        Time.IsInAHurry = false;
        Server.Reply(Response.Json(429).With("Retry-After", 30));
        var client = Connect();
        await client.ConnectAsync();
        var refused = SendAsync(client, "POST", "things/1", "{}"u8.ToArray());
        await Time.WaitForDelaysAsync(1);
        Server.Reply(200, "{}").Reply(200, "{}");

        var other = SendAsync(client, "POST", "things/2", "{}"u8.ToArray());
        await Time.WaitForDelaysAsync(2);
        Assert.Single(Server.Calls);
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal([200, 200], (await Task.WhenAll(refused, other)).Select(sent => sent.Status));
        Assert.Equal(["/things/1", "/things/1", "/things/2"], Server.Calls.Select(call => call.Target).Order());
        Assert.Equal(["status 429", "status 429 of another request"], Observer.Waits.Select(wait => wait.Reason));
        Assert.Equal([2, 1], Observer.Waits.Select(wait => wait.NextAttempt));
    }

    private async Task<List<int>> EnterAsync(RateGate gate, int count)
    {
        var entered = new List<int>();
        for (var request = 0; request < count; request++)
        {
            entered.Add(await EnterOneAsync(gate).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        return entered;
    }

    private Task<int> EnterOneAsync(RateGate gate) => gate.EnterAsync(waits.Add, default).AsTask();

    private static async Task<List<int>> TakeAsync(List<Task<int>> waiting, int count)
    {
        var entered = new List<int>();
        while (entered.Count < count)
        {
            var next = await Task.WhenAny(waiting).WaitAsync(TimeSpan.FromSeconds(30));
            waiting.Remove(next);
            entered.Add(await next);
        }

        return entered;
    }
}
