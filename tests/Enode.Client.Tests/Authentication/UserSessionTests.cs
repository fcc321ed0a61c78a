namespace Enode.Tests.Authentication;

/// <summary>The grant of a user: the code is exchanged once, and each refresh token is used once.</summary>
public sealed class UserSessionTests : ClientTest
{
    private static readonly Response InvalidGrant = Response.Json(
        400, """{"error":"invalid_grant","error_description":"grant request is invalid"}""");

    public UserSessionTests()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
    }

    [Theory]
    [InlineData(ClientAuthentication.Basic, "")]
    [InlineData(ClientAuthentication.Body, "&client_id=my-client&client_secret=my-secret")]
    public async Task The_code_is_exchanged_with_its_verifier_and_the_refresh_token_used_before_expiry(
        ClientAuthentication authentication, string credentials)
    {
        Server.ReplyToToken(Issued("a1", "r 1+"), Issued("a2", "r2"), Issued("a3", null), Issued("a4", "r4"));
        var client = Connect(User(authentication: authentication));
        await client.ConnectAsync();

        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(3300));
            await client.Users.GetAsync("u");
        }

        Assert.Equal(
            [
                "grant_type=authorization_code&code=the+code%2F&redirect_uri=http%3A%2F%2F127.0.0.1%3A5000%2Fcallback" +
                    $"&code_verifier=the-verifier{credentials}",
                $"grant_type=refresh_token&refresh_token=r+1%2B{credentials}",
                $"grant_type=refresh_token&refresh_token=r2{credentials}",
                // The last response had none: the server has not replaced it.
                $"grant_type=refresh_token&refresh_token=r2{credentials}",
            ],
            Server.TokenCalls.Select(call => call.Body));
        Assert.Equal(authentication == ClientAuthentication.Body, Server.TokenCalls[1].Header("Authorization") is null);
        Assert.Equal(["Bearer a2", "Bearer a3", "Bearer a4"], Server.Calls.Select(call => call.Header("Authorization")));
    }

    [Fact]
    public async Task A_public_client_sends_its_id_and_no_secret()
    {
        Server.ReplyToToken(Issued("a1", "r1"));
        await Connect(User(credential: new ClientCredential("native app"))).ConnectAsync();

        var request = Assert.Single(Server.TokenCalls);
        Assert.EndsWith("&code_verifier=the-verifier&client_id=native+app", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", request.Body, StringComparison.Ordinal);
        Assert.Null(request.Header("Authorization"));
    }

    [Fact]
    public void A_public_client_needs_a_code()
    {
        var options = new EnodeClientOptions
        {
            ApiUri = Server.Uri, TokenUri = Server.TokenUri, Credential = new ClientCredential("native")
        };

        Assert.Equal(ErrorIds.InvalidArgument, Assert.Throws<EnodeApiException>(() => new EnodeClient(options)).ErrorId);
        Assert.Throws<ArgumentException>(() => new ClientCredential(" "));
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task A_rejected_token_is_refreshed_once_and_the_request_repeated_once()
    {
        Server.ReplyToToken(Issued("a1", "r1"), Issued("a2", "r2"));
        Server.Reply(401);
        var client = Connect(User());

        await client.Users.GetAsync("u");

        Assert.Equal(["Bearer a1", "Bearer a2"], Server.Calls.Select(call => call.Header("Authorization")));
        Assert.Equal("grant_type=refresh_token&refresh_token=r1", Server.TokenCalls[1].Body);
    }

    [Fact]
    public async Task A_refresh_token_that_was_used_before_ends_the_session_with_one_request()
    {
        Server.ReplyToToken(Issued("a1", "r1"), InvalidGrant, Issued("never", "never"));
        Server.ReplyWith(_ => Response.Json(401));
        var client = Connect(User());

        var first = await FailureOf(client.Users.GetAsync("u"));
        var second = await FailureOf(client.Users.GetAsync("u"));

        Assert.Equal((ErrorIds.InvalidGrant, ErrorIds.InvalidGrant), (first.ErrorId, second.ErrorId));
        Assert.Equal(
            $"The session of the user has ended. The token endpoint {Server.TokenUri} rejected the request with status 400: " +
            "invalid_grant: grant request is invalid.",
            first.Message);
        Assert.True(first.CredentialsRefused);
        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task After_the_end_of_the_session_the_last_token_is_used_until_it_expires_and_nothing_is_requested()
    {
        Server.ReplyToToken(Issued("a1", "r1"), InvalidGrant, Issued("never", "never"));
        var client = Connect(User());
        await client.ConnectAsync();

        Time.Advance(TimeSpan.FromSeconds(3300));
        await client.Users.GetAsync("u");
        Time.Advance(TimeSpan.FromSeconds(299));
        await client.Users.GetAsync("u");
        Time.Advance(TimeSpan.FromSeconds(1));
        var failure = await FailureOf(client.Users.GetAsync("u"));

        Assert.Equal(ErrorIds.InvalidGrant, failure.ErrorId);
        Assert.Equal(["Bearer a1", "Bearer a1"], Server.Calls.Select(call => call.Header("Authorization")));
        Assert.Equal(2, Server.TokenCalls.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_refresh_token_the_session_ends_with_the_access_token(bool isRejected)
    {
        Server.ReplyToToken(Issued("a1", null), Issued("never", null));
        Server.ReplyWith(_ => Response.Json(isRejected ? 401 : 200, "{}"));
        var client = Connect(User());
        await client.ConnectAsync();
        Time.Advance(TimeSpan.FromSeconds(isRejected ? 1 : 3599));
        if (!isRejected)
        {
            await client.Users.GetAsync("u");
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var failure = await FailureOf(client.Users.GetAsync("u"));

        Assert.Equal(ErrorIds.SessionExpired, failure.ErrorId);
        Assert.Single(Server.TokenCalls);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_code_that_is_rejected_is_not_presented_again()
    {
        Server.ReplyToToken(InvalidGrant);
        var client = Connect(User());

        var failures = new[] { await FailureOf(client.ConnectAsync()), await FailureOf(client.ConnectAsync()) };

        Assert.All(failures, failure => Assert.Equal(ErrorIds.InvalidGrant, failure.ErrorId));
        Assert.All(failures, failure => Assert.StartsWith("The token endpoint ", failure.Message, StringComparison.Ordinal));
        Assert.Single(Server.TokenCalls);
    }

    [Fact]
    public async Task A_code_is_sent_once_when_its_response_is_lost_and_a_credential_repeatedly()
    {
        Server.ReplyToToken(Response.Reset, Response.Json(500), Issued("a1", "r1"));

        var failure = await FailureOf(Connect(User()).ConnectAsync());

        Assert.Equal((ErrorIds.ConnectionFailed, 1), (failure.ErrorId, failure.Attempts));
        Assert.Single(Server.TokenCalls);
    }

    [Fact]
    public async Task A_refresh_that_fails_for_the_moment_does_not_end_the_session()
    {
        Server.ReplyToToken(Issued("a1", "r1"), Response.Json(500), Issued("a2", "r2"));
        var client = Connect(User());
        await client.ConnectAsync();
        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ErrorIds.ServerError, (await FailureOf(client.Users.GetAsync("u"))).ErrorId);
        await client.Users.GetAsync("u");

        Assert.Equal("Bearer a2", Assert.Single(Server.Calls).Header("Authorization"));
        Assert.Equal(["r1", "r1"], Server.TokenCalls.Skip(1).Select(call => call.Body.Split('=')[^1]));
    }

    [Fact]
    public async Task Sixty_four_callers_make_one_refresh()
    {
        var gate = new Gate();
        Server.ReplyToToken(Issued("a1", "r1"), Issued("a2", "r2").After(gate), Issued("wrong", "wrong"));
        var client = Connect(User());
        await client.ConnectAsync();
        Time.Advance(TimeSpan.FromHours(1));

        var calls = Enumerable.Range(0, 64).Select(i => Task.Run(() => client.Users.GetAsync($"u{i}"))).ToList();
        await Server.WaitForRequestsAsync(2);
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Equal(2, Server.TokenCalls.Count);
        Assert.All(Server.Calls, call => Assert.Equal("Bearer a2", call.Header("Authorization")));
    }

    [Fact]
    public async Task A_refresh_that_everyone_gave_up_is_completed_and_its_refresh_token_kept()
    {
        using var cancel = new CancellationTokenSource();
        var endpoint = new StubTokenEndpoint();
        var code = new AuthorizationCode("c", new Uri("http://127.0.0.1/"), "v");
        var entry = new TokenStore().Acquire(endpoint.Uri, new ClientCredential("client", "secret"), Time, code).Value;
        Task<AccessToken> GetAsync(CancellationToken token = default) => entry.GetAsync(endpoint, Observer, null, token);

        var first = GetAsync();
        (await endpoint.NextAsync()).Response.SetResult(Token("a1", "r1"));
        await first;
        Time.Advance(TimeSpan.FromHours(1));
        var abandoned = GetAsync(cancel.Token);
        var refresh = await endpoint.NextAsync();
        cancel.Cancel();
        await AssertCancelledAsync(abandoned);
        Assert.False(refresh.Token.IsCancellationRequested);
        var joined = GetAsync();
        refresh.Response.SetResult(Token("a2", "r2"));

        Assert.Equal("a2", (await joined).Value);
        Assert.Equal(2, endpoint.Count);
        Time.Advance(TimeSpan.FromHours(1));
        var next = GetAsync();
        var request = await endpoint.NextAsync();
        request.Response.SetResult(Token("a3", "r3"));
        await next;
        Assert.Equal([("refresh_token", "r2")], request.Grant!.Fields);
    }

    [Fact]
    public async Task Two_sessions_of_one_client_have_their_own_tokens_and_one_session_is_shared()
    {
        Server.ReplyToToken(Issued("a1", "r1"), Issued("a2", "r2"));
        var clients = new[] { Connect(User(code: "one")), Connect(User(code: "two")), Connect(User(code: "one")) };

        foreach (var client in clients)
        {
            await client.Users.GetAsync("u");
        }

        Assert.Equal(["Bearer a1", "Bearer a2", "Bearer a1"], Server.Calls.Select(call => call.Header("Authorization")));
        using var lease = EnodeHttp.Open(User());
        Assert.Equal("authorization_code", lease.Value.Tokens.GrantType);
    }

    [Fact]
    public async Task No_secret_of_the_session_is_in_a_detail_or_a_message()
    {
        Server.ReplyToToken(
            Response.Json(
                200,
                """
                {"access_token":"canary-access","refresh_token":"canary-refresh","id_token":"canary-id","token_type":"bearer",
                 "expires_in":3600,"more":{"refresh_token":"canary-refresh"}}
                """),
            Response.Json(400, """{"error":"invalid_grant","error_description":"You sent canary-refresh and canary-secret."}"""));
        Server.ReplyWith(_ => Response.Json(401, """{"title":"You sent canary-access."}"""));
        Observer.WantsDetail = true;
        var client = Connect(User(
            code: "canary-code", verifier: "canary-verifier", credential: new ClientCredential("id", "canary-secret")));

        var failure = await FailureOf(client.Users.GetAsync("u"));

        Assert.EndsWith("invalid_grant: You sent [redacted] and [redacted].", failure.Message, StringComparison.Ordinal);
        Assert.Contains("grant_type=authorization_code&code=[redacted]&redirect_uri=", Observer.Everything, StringComparison.Ordinal);
        Assert.Contains("grant_type=refresh_token&refresh_token=[redacted]", Observer.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Observer.Everything + failure, StringComparison.Ordinal);
    }

    private EnodeClientOptions User(
        string code = "the code/",
        string verifier = "the-verifier",
        ClientAuthentication authentication = ClientAuthentication.Basic,
        ClientCredential? credential = null) => new()
        {
            ApiUri = Server.Uri,
            TokenUri = Server.TokenUri,
            Credential = credential ?? new ClientCredential("my-client", "my-secret"),
            AuthorizationCode = new AuthorizationCode(code, new Uri("http://127.0.0.1:5000/callback"), verifier),
            ClientAuthentication = authentication,
            Timeout = ManualTimeProvider.LongTimeout,
            TimeProvider = Time,
        };

    private static Response Issued(string access, string? refresh)
    {
        var more = refresh is null ? string.Empty : $",\"refresh_token\":\"{refresh}\"";
        return Response.Json(200, $$"""{"access_token":"{{access}}","expires_in":3600,"token_type":"Bearer"{{more}}}""");
    }

    private AccessToken Token(string access, string refresh) =>
        new(access, Time.GetUtcNow() + TimeSpan.FromHours(1), TimeSpan.FromHours(1)) { RefreshToken = refresh };
}
