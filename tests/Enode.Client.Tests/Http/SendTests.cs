using System.Reflection;

namespace Enode.Tests.Http;

public sealed class SendTests : ClientTest
{
    [Fact]
    public async Task A_call_says_its_version_who_we_are_and_what_we_read()
    {
        Server.Reply(200, "{}");

        await Connect().Vehicles.GetAsync("v");

        var call = Assert.Single(Server.Calls);
        Assert.Equal("2024-10-01", call.Header("Enode-Version"));
        Assert.Equal("tests/1.0", call.Header("User-Agent"));
        Assert.Equal("application/json, application/problem+json", call.Header("Accept"));
        Assert.Equal("Bearer token-1", call.Header("Authorization"));
        Assert.Equal(Server.Uri.Authority, call.Header("Host"));
        Assert.Null(call.Header("Cookie"));
        Assert.Null(call.Header("Content-Type"));
        Assert.Null(call.Header("Content-Length"));
        Assert.Empty(call.Body);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("HEAD", null)]
    [InlineData("POST", "0")]
    [InlineData("PUT", "0")]
    [InlineData("DELETE", "0")]
    public async Task A_request_without_a_body_says_so_where_a_body_is_possible(string method, string? length)
    {
        Server.Reply(200, "{}");

        await SendAsync(Connect(), method);

        var call = Assert.Single(Server.Calls);
        Assert.Equal((length, null), (call.Header("Content-Length"), call.Header("Content-Type")));
    }

    [Fact]
    public async Task Another_api_version_is_sent_as_it_was_given()
    {
        Server.Reply(200, "{}");
        using var client = new EnodeClient(new EnodeClientOptions
        {
            ApiUri = Server.Uri,
            AccessToken = Secure("given-token"),
            ApiVersion = "2023-03-01",
            Timeout = ManualTimeProvider.LongTimeout,
            TimeProvider = Time,
        });

        await client.Users.GetAsync("u");

        var call = Assert.Single(Server.Journal);
        Assert.Equal("2023-03-01", call.Header("Enode-Version"));
        Assert.Equal("Bearer given-token", call.Header("Authorization"));
        Assert.Equal($"Enode.Client/{typeof(EnodeClient).Assembly.GetName().Version!.ToString(3)}", call.Header("User-Agent"));
    }

    [Fact]
    public async Task A_body_is_json_with_its_type_and_nothing_that_was_not_given()
    {
        Server.Reply(200, Payloads.Action("a", "PENDING"));

        await Connect().Vehicles.StopChargingAsync("v");

        var call = Assert.Single(Server.Calls);
        Assert.Equal("POST /vehicles/v/charging", call.ToString());
        Assert.Equal("application/json", call.Header("Content-Type"));
        Assert.Equal("""{"action":"STOP"}""", call.Body);
    }

    [Fact]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        Server.Reply(Response.Json(200, "{}").With("Set-Cookie", "session=1"), Response.Json(200, "{}"));
        var client = Connect();

        await client.Users.GetAsync("u");
        await client.Users.GetAsync("u");

        Assert.All(Server.Calls, call => Assert.Null(call.Header("Cookie")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_packed_answer_is_unpacked(string encoding)
    {
        Server.Reply(encoding == "br" ? Response.Brotli(200, """{"id":"packed"}""") : Response.Gzip(200, """{"id":"packed"}"""));

        Assert.Equal("packed", (await Connect().Users.GetAsync("u")).Id);
        Assert.Contains(encoding, Server.Calls[0].Header("Accept-Encoding")!.Split(", "));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_answer_that_cannot_be_unpacked_is_an_invalid_response(string encoding)
    {
        Server.Reply(Response.Json(200, """{"id":"not packed at all"}""").With("Content-Encoding", encoding));

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.Equal(("GET", "/users/u", 1), (failure.Method, failure.Path, failure.Attempts));
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_large_answer_arrives_whole()
    {
        var long1 = new string('x', 300_000);
        Server.Reply(200, "{\"id\":\"" + long1 + "\"}");

        Assert.Equal(long1, (await Connect().Users.GetAsync("u")).Id);
    }

    [Fact]
    public async Task An_answer_cut_short_is_a_broken_connection_and_no_bad_json()
    {
        Server.ReplyWith(_ => Response.CutShort(200, """{"id":"whole"}""", 6));

        var failure = await FailureOf(Connect(Options(retries: 2)).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ConnectionFailed, 3, "/users/u"), (failure.ErrorId, failure.Attempts, failure.Path));
        Assert.Null(failure.StatusCode);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task A_reset_is_a_failed_connection_that_names_the_server()
    {
        Server.Reset();

        var failure = await FailureOf(Connect().Vehicles.StartChargingAsync("v"));

        Assert.Equal(ErrorIds.ConnectionFailed, failure.ErrorId);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stays_silent_is_a_timeout_after_the_given_time()
    {
        Server.Hang();
        var call = Connect(Options(retries: 0, timeout: TimeSpan.FromHours(2))).Users.GetAsync("u");
        await Server.WaitForRequestsAsync(2);

        Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        Time.Advance(TimeSpan.FromTicks(1));

        var failure = await FailureOf(call);
        Assert.Equal((ErrorIds.Timeout, 1), (failure.ErrorId, failure.Attempts));
        Assert.Contains("7200 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(2), Observer.Attempts.Last().Duration);
        Assert.Equal(failure.Message, Observer.Attempts.Last().Failure);
    }

    [Fact]
    public async Task A_name_that_dns_does_not_know_is_a_failed_connection()
    {
        var network = new StubHandler().Fail(HttpRequestError.NameResolutionError);

        var failure = await FailureOf(
            Connect(Options(api: "https://api.enode.invalid", accessToken: "given", retries: 0), network).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ConnectionFailed, "The host name api.enode.invalid was not found."), (failure.ErrorId, failure.Message));
    }

    [Theory]
    [InlineData(HttpRequestError.SecureConnectionError, null, "A secure connection to api.enode.invalid could not be opened: Outer.")]
    [InlineData(HttpRequestError.SecureConnectionError, "Inner.", "A secure connection to api.enode.invalid could not be opened: Inner.")]
    [InlineData(HttpRequestError.ProxyTunnelError, "Inner.", "The proxy did not open a connection to api.enode.invalid: Outer.")]
    [InlineData(HttpRequestError.ConnectionError, null, "The connection to api.enode.invalid could not be opened: Outer.")]
    [InlineData(HttpRequestError.ConnectionError, "Inner.", "The connection to api.enode.invalid could not be opened: Inner.")]
    [InlineData(HttpRequestError.Unknown, null, "The connection to api.enode.invalid was interrupted: Outer.")]
    [InlineData(HttpRequestError.Unknown, "Inner.", "The connection to api.enode.invalid was interrupted: Inner.")]
    public async Task Each_failure_to_connect_says_what_it_was(HttpRequestError error, string? inner, string words)
    {
        var network = new StubHandler().Fail(new HttpRequestException(error, "Outer.", inner is null ? null : new IOException(inner)));

        var failure = await FailureOf(
            Connect(Options(api: "https://api.enode.invalid", accessToken: "given", retries: 0), network).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ConnectionFailed, words), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public async Task Every_attempt_is_counted_and_told()
    {
        Server.Reply(Response.Json(500), Response.Json(200, "{}"));
        var client = Connect();

        await client.Users.GetAsync("u");

        Assert.Equal(3, client.RequestCount);
        Assert.Equal(
            ["POST 200 1", "GET 500 1", "GET 200 2"], Observer.Attempts.Select(one => $"{one.Method} {(int)one.Status!} {one.Attempt}"));
        Assert.Equal("/users/u", Observer.Attempts.Last().Path);
        Assert.Empty(Observer.Details);
    }

    [Fact]
    public void The_client_refers_to_nothing_but_the_runtime()
    {
        var references = typeof(EnodeClient).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(
            references,
            name => Assert.True(Assembly.Load(name).Location.Contains("Microsoft.NETCore.App", StringComparison.Ordinal), name));
    }

    [Theory]
    [InlineData("users/u1/vendors/.. ")]
    [InlineData("users/u1/../u2")]
    public async Task A_path_that_would_be_sent_as_another_one_is_rejected(string path)
    {
        var failure = await FailureOf(SendAsync(Connect(), "DELETE", path));

        Assert.Equal(ErrorIds.InvalidPath, failure.ErrorId);
        Assert.StartsWith($"The path '{path}' would be sent as '/users/u", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Calls);
    }
}
