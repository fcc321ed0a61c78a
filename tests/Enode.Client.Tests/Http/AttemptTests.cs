using System.Net;
using System.Net.Sockets;

namespace Enode.Tests.Http;

/// <summary>Every failure of an attempt is an <see cref="EnodeApiException"/>, whatever the runtime made of it.</summary>
public sealed class AttemptTests : ClientTest
{
    private const string Elsewhere = "https://api.enode.invalid";

    private const string Unread = "The response to GET /users/u cannot be read: ";

    /// <summary>What is thrown, the id of the failure, and how its message begins.</summary>
    public static TheoryData<Type, string, string> Exceptions => new()
    {
        { typeof(HttpRequestException), ErrorIds.ConnectionFailed, "The connection to api.enode.invalid was interrupted: " },
        { typeof(IOException), ErrorIds.ConnectionFailed, "The connection to api.enode.invalid was interrupted: " },
        { typeof(InvalidDataException), ErrorIds.InvalidResponse, Unread },
        { typeof(InvalidOperationException), ErrorIds.InvalidResponse, Unread },
        { typeof(UriFormatException), ErrorIds.InvalidResponse, Unread },
        { typeof(NotSupportedException), ErrorIds.InvalidResponse, Unread },
        { typeof(OperationCanceledException), ErrorIds.InvalidResponse, Unread },
        { typeof(ObjectDisposedException), ErrorIds.NotConnected, "The client was disposed before the request was answered." },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task Whatever_is_thrown_is_a_failure_that_names_the_request_and_is_reported(Type type, string id, string words)
    {
        var thrown = type == typeof(ObjectDisposedException)
            ? new ObjectDisposedException("handler")
            : (Exception)Activator.CreateInstance(type)!;
        var network = new StubHandler().Fail(thrown);

        var failure = await FailureOf(Connect(Options(api: Elsewhere, accessToken: "given", retries: 0), network).Users.GetAsync("u"));

        Assert.Equal((id, "GET", "/users/u", 1), (failure.ErrorId, failure.Method, failure.Path, failure.Attempts));
        Assert.Same(thrown, failure.InnerException);
        Assert.Equal(type == typeof(ObjectDisposedException) ? words : words + thrown.Message, failure.Message);
        Assert.Equal(failure.Message, Assert.Single(Observer.Attempts).Failure);
        Assert.Equal(["GET /users/u"], network.Sent);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task What_the_caller_cancelled_is_cancelled_whatever_is_thrown(Type type, string id, string words)
    {
        using var cancel = new CancellationTokenSource();
        var network = new StubHandler().Fail(() =>
        {
            cancel.Cancel();
            return type == typeof(ObjectDisposedException)
                ? new ObjectDisposedException("handler")
                : (Exception)Activator.CreateInstance(type)!;
        });

        await AssertCancelledAsync(Connect(Options(api: Elsewhere, accessToken: "given"), network).Users.GetAsync("u", cancel.Token));

        Assert.DoesNotContain(Observer.Attempts, attempt => attempt.Failure?.StartsWith(words, StringComparison.Ordinal) ?? false);
        Assert.NotEmpty(id);
        Assert.Single(network.Sent);
    }

    [Fact]
    public async Task A_token_that_the_runtime_repeats_is_not_in_the_message()
    {
        var network = new StubHandler().Fail(new InvalidOperationException("Odd: canary-token."));

        var failure = await FailureOf(
            Connect(Options(api: Elsewhere, accessToken: "canary-token", retries: 0), network).Users.GetAsync("u"));

        Assert.Equal($"{Unread}Odd: [redacted].", failure.Message);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_connection_that_takes_too_long_was_not_used_so_that_anything_is_sent_again(string method)
    {
        var network = new StubHandler().Fail(new TaskCanceledException("As scripted.", new TimeoutException())).Response(200);
        var client = Connect(Options(api: Elsewhere, accessToken: "given"), network);

        Assert.Equal(200, (await SendAsync(client, method)).Status);

        Assert.Equal([$"{method} /things/1", $"{method} /things/1"], network.Sent);
        Assert.Equal("The connection to api.enode.invalid could not be opened within 15 s.", Observer.Attempts.First().Failure);
    }

    [Fact]
    public async Task A_server_that_accepts_and_never_greets_ends_with_the_time_for_connecting()
    {
        // Accepts, and never answers the first message of TLS.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = Connect(new EnodeClientOptions
        {
            ApiUri = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            AccessToken = Secure("given"),
            Timeout = ManualTimeProvider.LongTimeout,
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            MaximumRetryCount = 0,
            TimeProvider = Time,
        });

        var failure = await FailureOf(client.Vehicles.StartChargingAsync("v").WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(ErrorIds.ConnectionFailed, failure.ErrorId);
        Assert.EndsWith("within 0.05 s.", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.NothingWasSent);
    }

    [Fact]
    public void Connecting_has_a_shorter_time_than_an_answer()
    {
        using var handler = EnodeHttp.Handler(Options());

        Assert.Equal(TimeSpan.FromSeconds(15), handler.ConnectTimeout);
    }

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(1001, 1000, false)]
    [InlineData(16384, 16384, true)]
    [InlineData(16385, 16384, false)]
    [InlineData(100_000, 70_000, false)]
    public async Task A_body_up_to_the_limit_is_read_and_a_larger_one_is_an_invalid_response(int size, int limit, bool fits)
    {
        Server.Reply(200, new string('x', size));
        var reading = SendAsync(Connect(Limited(limit)), "GET");

        if (fits)
        {
            Assert.Equal(size, (await reading).Body.Length);
        }
        else
        {
            var failure = await FailureOf(reading);
            Assert.Equal((ErrorIds.InvalidResponse, 1), (failure.ErrorId, failure.Attempts));
            Assert.Contains(" is larger than ", failure.Message, StringComparison.Ordinal);
        }

        Assert.Single(Server.Journal);
    }

    [Fact]
    public async Task The_limit_counts_what_is_unpacked()
    {
        Server.Reply(Response.Gzip(200, new string(' ', 10_000_000)));

        Assert.Equal(ErrorIds.InvalidResponse, (await FailureOf(SendAsync(Connect(Limited(1_000_000)), "GET"))).ErrorId);
    }

    [Fact]
    public async Task The_token_endpoint_has_the_same_limit()
    {
        Server.ReplyToToken(Response.Gzip(200, new string(' ', 65 * 1024 * 1024)));

        Assert.Equal(ErrorIds.InvalidResponse, (await FailureOf(Connect().ConnectAsync())).ErrorId);
    }

    [Fact]
    public async Task A_body_without_an_end_is_read_as_far_as_the_limit_and_no_further()
    {
        using var endless = new EndlessStream();
        var network = new StubHandler().Response(new StreamContent(endless));

        var failure = await FailureOf(SendAsync(Connect(Options(api: Elsewhere, accessToken: "given"), network), "GET"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.Contains(" 67,108,864 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal((64 * 1024 * 1024) + 1, endless.BytesRead);
        Assert.Single(network.Sent);
    }

    private EnodeClientOptions Limited(int limit) => new()
    {
        ApiUri = Server.Uri,
        AccessToken = Secure("given"),
        MaximumResponseSize = limit,
        Timeout = ManualTimeProvider.LongTimeout,
        TimeProvider = Time,
    };

    /// <summary>
    /// Gives blanks for ever. A gigabyte is more than any reader may want: reading fails there, so that no test takes all memory.
    /// </summary>
    private sealed class EndlessStream : Stream
    {
        internal long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            if (BytesRead > 1_000_000_000)
            {
                throw new EndOfStreamException();
            }

            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
