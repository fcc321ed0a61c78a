using System.Net;

namespace Enode.Tests.Http;

/// <summary>What clients share, and when it ends.</summary>
public sealed class LifetimeTests : ClientTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public LifetimeTests()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
    }

    /// <summary>Every option, with a value of its own that is different from the other clients'.</summary>
    public static TheoryData<string> EachOption => new(typeof(EnodeClientOptions).GetProperties().Select(property => property.Name));

    [Fact]
    public async Task Clients_with_equal_options_send_through_the_same_connections_which_close_with_the_last_client()
    {
        var first = new EnodeClient(Options());
        var second = new EnodeClient(Options());
        await first.Users.GetAsync("u");
        await second.Users.GetAsync("u");
        Assert.Equal(1, Server.ConnectionCount);

        first.Dispose();
        await second.Users.GetAsync("u");
        Assert.Equal(1, Server.ConnectionCount);

        second.Dispose();
        await Server.WaitForDisconnectsAsync();
    }

    [Fact]
    public async Task Each_client_counts_its_own_requests()
    {
        var first = Connect();
        var second = Connect();
        await first.Users.GetAsync("u");
        await second.Users.GetAsync("u");
        await second.Users.GetAsync("u");

        Assert.Equal((2, 2), (first.RequestCount, second.RequestCount));
    }

    [Theory]
    [MemberData(nameof(EachOption))]
    public void Clients_that_differ_in_one_option_alone_share_nothing(string option)
    {
        var time = new ManualTimeProvider();
        var key = HandlerKey.Of(Made(null, time));

        Assert.Equal(key, HandlerKey.Of(Made(null, time)));
        Assert.NotEqual(key, HandlerKey.Of(Made(option, time)));
    }

    [Fact]
    public void Clients_that_differ_in_the_secret_the_client_id_or_the_proxy_alone_share_nothing()
    {
        HandlerKey With(string id = "id", string secret = "secret", int port = 1, string? user = "user", string password = "password") =>
            HandlerKey.Of(new EnodeClientOptions
            {
                ApiUri = new Uri("https://api.example/"),
                Credential = new ClientCredential(id, secret),
                Proxy = new WebProxy("proxy", port) { Credentials = user is null ? null : new NetworkCredential(user, password) },
            });

        Assert.Equal(With(), With());
        HandlerKey[] all = [With(), With("Id"), With(secret: "x"), With(port: 2), With(user: "x"), With(user: null), With(password: "x")];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Equal_passwords_of_a_proxy_count_as_equal_and_different_ones_do_not_wherever_they_stand()
    {
        HandlerKey With(string userInfo = "", NetworkCredential? credentials = null) => HandlerKey.Of(new EnodeClientOptions
        {
            ApiUri = new Uri("https://api.example/"),
            Proxy = new WebProxy($"http://{userInfo}proxy:1/"),
            ProxyCredentials = credentials,
        });

        Assert.Equal(With("user:a@"), With("user:a@"));
        Assert.Equal(With(credentials: new("user", "a")), With(credentials: new("user", "a")));
        HandlerKey[] all =
        [
            With(), With("user:a@"), With("user:b@"), With(credentials: new("user", "a")), With(credentials: new("user", "b"))
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void A_key_shows_no_secret()
    {
        var key = HandlerKey.Of(new EnodeClientOptions
        {
            ApiUri = new Uri("https://api.example/"),
            Credential = new ClientCredential("id", "canary-1"),
            AccessToken = Secure("canary-2"),
            Proxy = new WebProxy("http://user:canary-4@proxy:1/") { Credentials = new NetworkCredential("user", "canary-3") },
            ProxyCredentials = new NetworkCredential("user", "canary-5"),
        });

        Assert.DoesNotContain("canary", key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_pending_when_its_client_is_disposed_of_runs_to_its_end_and_the_next_is_refused()
    {
        var gate = new Gate();
        // So that there is something left to send when the client is gone, with a token to be renewed.
        Server.ReplyTo("GET", "/users/slow", Response.Json(503).After(gate), Response.Json(401), Response.Json(200, """{"id":"slow"}"""));
        var client = new EnodeClient(Options());

        var slow = client.Users.GetAsync("slow");
        await Server.WaitForRequestsAsync(2);
        client.Dispose();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.Users.GetAsync("u"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ConnectAsync());
        gate.Open();

        Assert.Equal("slow", (await slow.WaitAsync(Patience)).Id);
        await Server.WaitForDisconnectsAsync();
        Assert.Null(client.TokenExpiresAt);
    }

    [Fact]
    public async Task A_renewal_that_two_clients_wait_for_survives_the_end_of_the_one_that_began_it()
    {
        var gate = new Gate();
        // So that something is left to send when the first client is gone.
        Server.ReplyToToken(Response.Json(503).After(gate), Response.Token);
        using var cancel = new CancellationTokenSource();
        var first = new EnodeClient(Options(timeout: TimeSpan.FromDays(2)));
        var second = Connect();

        var begun = first.ConnectAsync(cancel.Token);
        await Server.WaitForRequestsAsync(1);
        var joined = second.ConnectAsync();
        cancel.Cancel();
        await AssertCancelledAsync(begun);
        first.Dispose();
        gate.Open();
        await joined.WaitAsync(Patience);
        await second.Users.GetAsync("u");

        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Equal("Bearer token-1", Assert.Single(Server.Calls).Header("Authorization"));
    }

    [Fact]
    public void What_is_closed_cannot_be_kept_open_any_more()
    {
        var lease = EnodeHttp.Open(Options());
        var http = lease.Value;
        var kept = http.KeepOpen();
        lease.Dispose();
        http.KeepOpen().Dispose();
        kept.Dispose();

        Assert.Equal(typeof(EnodeClient).FullName, Assert.Throws<ObjectDisposedException>(() => http.KeepOpen()).ObjectName);
    }

    [Fact]
    public async Task A_given_token_is_forgotten_when_its_client_is_disposed_of()
    {
        using var source = new FixedTokenSource(Secure("given"));
        Assert.Equal("given", (await source.GetAsync(SilentObserver.Instance, default)).Value);

        source.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => source.GetAsync(SilentObserver.Instance, default));
    }

    [Fact]
    public async Task Clients_that_come_and_go_on_many_threads_never_break_each_other()
    {
        var staying = new EnodeClient(Options());
        await staying.ConnectAsync();
        var work = Enumerable.Range(0, 16).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (var round = 0; round < 25; round++)
                {
                    var client = new EnodeClient(Options());
                    var call = client.Users.GetAsync($"u{thread}");
                    client.Dispose();
                    call.WaitAsync(Patience).GetAwaiter().GetResult();
                }
            },
            TaskCreationOptions.LongRunning)).ToList();
        await Task.WhenAll(work).WaitAsync(Patience);

        Assert.Equal(16 * 25, Server.Calls.Count);
        Assert.Single(Server.TokenCalls);
        staying.Dispose();
        await Server.WaitForDisconnectsAsync();
    }

    /// <summary>Options of which one is different.</summary>
    private static EnodeClientOptions Made(string? different, TimeProvider time)
    {
        var isKnown = different is null;
        T Pick<T>(string name, T usual, T other)
        {
            isKnown |= name == different;
            return name == different ? other : usual;
        }

        var options = new EnodeClientOptions
        {
            ApiUri = Pick(nameof(EnodeClientOptions.ApiUri), new Uri("https://api.example/"), new Uri("https://api.example/v2/")),
            TokenUri = Pick(nameof(EnodeClientOptions.TokenUri), new Uri("https://tokens.example/"), new Uri("https://tokens.example/v2")),
            Credential = Pick(nameof(EnodeClientOptions.Credential), new ClientCredential("id", "one"), new ClientCredential("id", "two")),
            AccessToken = Pick(nameof(EnodeClientOptions.AccessToken), Secure("token"), Secure("other")),
            AuthorizationCode = Pick(
                nameof(EnodeClientOptions.AuthorizationCode),
                null,
                new AuthorizationCode("code", new Uri("http://127.0.0.1:1/"), "verifier")),
            ClientAuthentication = Pick(
                nameof(EnodeClientOptions.ClientAuthentication),
                ClientAuthentication.Basic,
                ClientAuthentication.Body),
            ApiVersion = Pick(nameof(EnodeClientOptions.ApiVersion), "2024-10-01", "2023-03-01"),
            Timeout = Pick(nameof(EnodeClientOptions.Timeout), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
            MaximumRetryCount = Pick(nameof(EnodeClientOptions.MaximumRetryCount), 1, 2),
            ConnectTimeout = Pick(nameof(EnodeClientOptions.ConnectTimeout), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
            MaximumResponseSize = Pick(nameof(EnodeClientOptions.MaximumResponseSize), 1, 2),
            Proxy = Pick(nameof(EnodeClientOptions.Proxy), null, new WebProxy("http://proxy:1/")),
            ProxyCredentials = Pick(nameof(EnodeClientOptions.ProxyCredentials), null, new NetworkCredential("user", "password")),
            UserAgent = Pick(nameof(EnodeClientOptions.UserAgent), "one", "two"),
            TimeProvider = Pick(nameof(EnodeClientOptions.TimeProvider), time, new ManualTimeProvider()),
        };
        Assert.True(isKnown, $"{different} is new: it belongs into HandlerKey, and into this test.");
        return options;
    }
}
