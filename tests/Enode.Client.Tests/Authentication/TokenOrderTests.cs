namespace Enode.Tests.Authentication;

/// <summary>Refusals, renewals and cancellations of one entry of the store, in the orders in which they can come.</summary>
public sealed class TokenOrderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider time = new();
    private readonly StubTokenEndpoint endpoint = new();
    private readonly TokenStore store = new();
    private readonly TokenStore.Entry entry;

    public TokenOrderTests()
    {
        entry = store.Acquire(endpoint.Uri, new ClientCredential("client", "secret"), time).Value;
    }

    public static TheoryData<string> OrdersOfRefusals => new(
        "older current none",
        "older none current",
        "current older none",
        "current none older",
        "none older current",
        "none current older");

    [Theory]
    [MemberData(nameof(OrdersOfRefusals))]
    public async Task When_a_renewal_fails_no_caller_goes_on_with_a_token_that_was_refused_to_one_of_them(string order)
    {
        var (older, current) = await ObtainTwoAsync();
        // Late enough for a renewal whatever was refused.
        time.Advance(TimeSpan.FromMinutes(56));

        var refusals = new Dictionary<string, AccessToken?> { ["older"] = older, ["current"] = current, ["none"] = null };
        var waiting = order.Split(' ').Select(refused => GetAsync(refusals[refused])).ToList();
        (await endpoint.NextAsync()).Fail();

        foreach (var wait in waiting)
        {
            Assert.Equal(ErrorIds.ServerError, (await Assert.ThrowsAsync<EnodeApiException>(() => wait)).ErrorId);
        }

        Assert.Equal(3, endpoint.Count);
    }

    [Fact]
    public async Task While_a_refused_token_is_renewed_everyone_with_a_refused_token_waits_for_the_new_one()
    {
        var (older, current) = await ObtainTwoAsync();

        var waiting = new[] { current, older, current, older }.Select(refused => GetAsync(refused)).ToList();
        var renewed = Token("renewed");
        (await endpoint.NextAsync()).Response.SetResult(renewed);

        Assert.All(await Task.WhenAll(waiting).WaitAsync(Patience), token => Assert.Same(renewed, token));
        Assert.Equal(3, endpoint.Count);
    }

    [Fact]
    public async Task A_late_refusal_of_an_older_token_leaves_the_current_one_in_use()
    {
        var (older, current) = await ObtainTwoAsync();

        Assert.Same(current, await GetAsync(older));
        Assert.Same(current, await GetAsync(null));
        Assert.Equal(2, endpoint.Count);
    }

    [Fact]
    public async Task A_refused_token_stays_refused_after_a_renewal_that_failed_also_for_those_who_come_with_an_older_one()
    {
        var (older, current) = await ObtainTwoAsync();
        var refused = GetAsync(current);
        (await endpoint.NextAsync()).Fail();
        await Assert.ThrowsAsync<EnodeApiException>(() => refused);

        var next = GetAsync(older);
        var renewed = Token("renewed");
        (await endpoint.NextAsync()).Response.SetResult(renewed);

        Assert.Same(renewed, await next.WaitAsync(Patience));
    }

    [Fact]
    public async Task While_the_old_token_lives_unrefused_a_failing_renewal_gives_it_to_all_who_waited()
    {
        var (_, current) = await ObtainTwoAsync();
        time.Advance(TimeSpan.FromMinutes(56));

        var waiting = Enumerable.Range(0, 3).Select(_ => GetAsync(null)).ToList();
        (await endpoint.NextAsync()).Fail();

        Assert.All(await Task.WhenAll(waiting).WaitAsync(Patience), token => Assert.Same(current, token));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_request_that_was_given_up_is_cancelled_and_changes_nothing_however_late_it_ends(bool succeeds, bool endsFirst)
    {
        using var cancel = new CancellationTokenSource();
        var given = GetAsync(null, cancel.Token);
        var first = await endpoint.NextAsync();
        Assert.False(first.Token.IsCancellationRequested);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.WaitAsync(Patience));
        Assert.True(first.Token.IsCancellationRequested);

        var second = GetAsync(null);
        var successor = await endpoint.NextAsync();
        var renewed = Token("renewed");
        if (!endsFirst)
        {
            successor.Response.SetResult(renewed);
            await second.WaitAsync(Patience);
        }

        if (succeeds)
        {
            first.Response.SetResult(Token("late"));
        }
        else
        {
            first.Fail();
        }

        await first.Ended;
        var third = GetAsync(null);
        successor.Response.TrySetResult(renewed);

        Assert.Same(renewed, await second.WaitAsync(Patience));
        Assert.Same(renewed, await third.WaitAsync(Patience));
        Assert.Same(renewed, entry.Current);
        Assert.Equal(2, endpoint.Count);
    }

    [Fact]
    public async Task Sixty_four_threads_make_one_entry_and_one_request_in_each_of_five_hundred_rounds()
    {
        const int threads = 64;
        const int rounds = 500;
        var shared = new TokenStore();
        var answering = new AnsweringEndpoint(time);
        var credential = new ClientCredential("client", "secret");
        var options = new EnodeClientOptions { ApiUri = endpoint.Uri, Credential = credential, TimeProvider = time };
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var together = new Barrier(threads);

        void Run()
        {
            for (var round = 1; round <= rounds && together.SignalAndWait(Patience); round++)
            {
                using var source = new StoredTokenSource(shared, answering, options);
                together.SignalAndWait(Patience);
                var token = source.GetAsync(SilentObserver.Instance, CancellationToken.None).GetAwaiter().GetResult();
                if (token.Value != $"token-{round}" || shared.Count != 1)
                {
                    wrong.Add($"Round {round}: {token.Value} of {shared.Count} entries");
                }

                together.SignalAndWait(Patience);
            }
        }

        var all = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Run, TaskCreationOptions.LongRunning)).ToList();
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(wrong);
        Assert.Equal(rounds, answering.Count);
        Assert.Equal(0, shared.Count);
    }

    private Task<AccessToken> GetAsync(AccessToken? refused, CancellationToken cancellationToken = default) =>
        entry.GetAsync(endpoint, SilentObserver.Instance, refused, cancellationToken);

    /// <summary>One token that was replaced after a refusal, and its successor.</summary>
    private async Task<(AccessToken Older, AccessToken Current)> ObtainTwoAsync()
    {
        var first = GetAsync(null);
        (await endpoint.NextAsync()).Response.SetResult(Token("older"));
        var older = await first.WaitAsync(Patience);
        var second = GetAsync(older);
        (await endpoint.NextAsync()).Response.SetResult(Token("current"));
        return (older, await second.WaitAsync(Patience));
    }

    private AccessToken Token(string value) => HourLong(value, time);

    private static AccessToken HourLong(string value, TimeProvider time) =>
        new(value, time.GetUtcNow() + TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    /// <summary>Answers token-1, token-2 and so on, at once.</summary>
    private sealed class AnsweringEndpoint(TimeProvider time) : ITokenEndpoint
    {
        private int count;

        public Uri Uri { get; } = new("https://tokens.example/");

        internal int Count => Volatile.Read(ref count);

        public IDisposable KeepOpen() => new Lease<int>(0, _ => { });

        public Task<AccessToken> RequestAsync(TokenGrant grant, IRequestObserver observer, CancellationToken cancellationToken) =>
            Task.FromResult(HourLong($"token-{Interlocked.Increment(ref count)}", time));
    }
}
