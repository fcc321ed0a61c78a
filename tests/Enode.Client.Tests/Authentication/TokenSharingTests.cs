namespace Enode.Tests.Authentication;

public sealed class TokenSharingTests : ClientTest
{
    public TokenSharingTests()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_make_one_token_request()
    {
        var gate = new Gate();
        Server.ReplyToToken(Response.Token.After(gate));
        var client = Connect();

        var calls = Enumerable.Range(0, 64).Select(i => Task.Run(() => client.Users.GetAsync($"u{i}"))).ToList();
        await Server.WaitForRequestsAsync(1);
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Single(Server.TokenCalls);
        Assert.Equal(64, Server.Calls.Count);
        Assert.All(Server.Calls, call => Assert.Equal("Bearer token-1", call.Header("Authorization")));
    }

    [Fact]
    public async Task Clients_with_the_same_credentials_share_one_token()
    {
        var gate = Server.Hold();
        var clients = Enumerable.Range(0, 8).Select(_ => Connect()).ToList();

        var calls = clients.SelectMany(client => Enumerable.Range(0, 8).Select(_ => Task.Run(() => client.ConnectAsync()))).ToList();
        await Server.WaitForRequestsAsync(1);
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Single(Server.Journal);
        Assert.All(clients, client => Assert.Equal(Time.GetUtcNow() + TimeSpan.FromHours(1), client.TokenExpiresAt));
    }

    [Fact]
    public async Task Another_secret_id_or_endpoint_has_a_token_of_its_own()
    {
        Server.ReplyTo("POST", "/other", Response.Token);
        var clients = new[]
        {
            Connect(), Connect(Options(secret: "other")), Connect(Options(id: "other")), Connect(Options(token: $"{Server.Uri}other"))
        };

        foreach (var client in clients)
        {
            await client.Users.GetAsync("u");
        }

        Assert.Equal(
            ["Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-4"],
            Server.Calls.Where(call => call.Method == "GET").Select(call => call.Header("Authorization")));
    }

    [Fact]
    public async Task One_callers_cancellation_does_not_cancel_the_request_that_others_wait_for()
    {
        var gate = Server.Hold();
        using var cancel = new CancellationTokenSource();
        var client = Connect();

        var first = client.Users.GetAsync("first", cancel.Token);
        await Server.WaitForRequestsAsync(1);
        var second = client.Users.GetAsync("second");
        cancel.Cancel();
        await AssertCancelledAsync(first);
        gate.Open();
        await second;

        Assert.Equal(["POST /oauth2/token", "GET /users/second"], Server.Journal.Select(request => request.ToString()));
    }

    [Fact]
    public async Task A_request_that_nobody_waits_for_any_more_is_called_off_and_the_next_caller_makes_another()
    {
        Server.ReplyToToken(Response.Token.After(new Gate()), Response.Token);
        using var cancel = new CancellationTokenSource();
        var client = Connect();

        var given = client.ConnectAsync(cancel.Token);
        await Server.WaitForRequestsAsync(1);
        cancel.Cancel();
        await AssertCancelledAsync(given);
        // The first response never comes: were that request still the one to wait for, this would be cancelled too.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await client.ConnectAsync(patience.Token);

        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Fact]
    public async Task A_refusal_reaches_everybody_who_waited_and_the_next_caller_asks_anew()
    {
        var gate = new Gate();
        Server.ReplyToToken(Response.Json(401, """{"error":"invalid_client"}""").After(gate), Response.Token);
        var client = Connect();

        var calls = Enumerable.Range(0, 8).Select(_ => client.ConnectAsync()).ToList();
        gate.Open();
        foreach (var call in calls)
        {
            Assert.Equal(ErrorIds.InvalidClient, (await FailureOf(call)).ErrorId);
        }

        Assert.Single(Server.TokenCalls);
        await client.ConnectAsync();
        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_the_token_to_those_who_stay()
    {
        var first = new EnodeClient(Options());
        var second = Connect();
        await first.ConnectAsync();

        first.Dispose();
        first.Dispose();
        await second.Users.GetAsync("u");
        await Connect().Users.GetAsync("u");

        Assert.Single(Server.TokenCalls);
    }

    [Fact]
    public async Task When_the_last_client_goes_the_token_is_forgotten()
    {
        var first = new EnodeClient(Options());
        await first.ConnectAsync();
        first.Dispose();

        await Connect().Users.GetAsync("u");

        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Equal("Bearer token-2", Assert.Single(Server.Calls).Header("Authorization"));
    }

    [Fact]
    public void The_store_counts_each_set_of_credentials_once_and_forgets_it_with_its_last_user()
    {
        var store = new TokenStore();
        var one = new ClientCredential("id", "secret");
        var same = new ClientCredential("id", "secret");
        var other = new ClientCredential("id", "Secret");

        var entries = new[] { one, same, other }.Select(credential => store.Acquire(Server.TokenUri, credential, Time)).ToList();

        Assert.Same(entries[0].Value, entries[1].Value);
        Assert.NotSame(entries[0].Value, entries[2].Value);
        Assert.Equal(2, store.Count);
        entries[0].Dispose();
        entries[0].Dispose();
        Assert.Equal(2, store.Count);
        entries[1].Dispose();
        Assert.Equal(1, store.Count);
        entries[2].Dispose();
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void The_store_keeps_no_secret_in_its_keys()
    {
        var entry = new TokenStore().Acquire(Server.TokenUri, new ClientCredential("id", "canary"), Time);

        var key = entry.Value.Key;
        Assert.DoesNotContain("canary", key.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("canary"u8)), key.SecretFingerprint);
    }
}
