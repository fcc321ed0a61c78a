using System.Net;

namespace Enode.Tests.Http;

/// <summary>
/// A caller that blocks the only thread of its synchronization context is not needed for a call to go on: no await of the client
/// returns to that context.
/// </summary>
public sealed class ContextTests : ClientTest
{
    private readonly TaskCompletionSource pause = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A call, and what of it does not complete at once.</summary>
    public static TheoryData<string, string> Waits
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var call in new[] { "get", "hint", "list", "pages", "action" })
            {
                foreach (var late in new[] { "token", "retry", "send", "stream", "read", "end" })
                {
                    data.Add(call, late);
                }
            }

            data.Add("connect", "token");
            data.Add("wait", "poll");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task No_await_returns_to_the_callers_context(string call, string late)
    {
        var gate = new Gate();
        Time.IsInAHurry = false;
        Server.ReplyToToken(Response.Token.After(gate));
        Server.ReplyWith(_ => Response.Json(200, call == "action" ? Payloads.Action("a", "PENDING") : Payloads.Page(null)));
        var client = late == "token" ? Connect() : Connect(Options(accessToken: "given"), new LateHandler(pause.Task, late, call));
        var context = new CountingContext();

        var pending = context.Run(() => Send(client, call));
        Assert.False(pending.IsCompleted);
        gate.Open();
        pause.SetResult();
        if (late is "poll" or "retry")
        {
            await Time.WaitForDelaysAsync(1);
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        await pending.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, context.Posts);
    }

    private static Task Send(EnodeClient client, string call) => call switch
    {
        "connect" => client.ConnectAsync(),
        "get" => client.Users.GetAsync("u"),
        "hint" => client.Vehicles.SendRefreshHintAsync("v"),
        "list" => NextAsync(client.Users.ListAsync()),
        "pages" => NextAsync(Pager.PagesAsync<User>(client, "users", null, default)),
        "action" => client.Vehicles.StartChargingAsync("v"),
        "wait" => client.Actions.WaitAsync(
            new ChargeAction { Id = "a", State = "PENDING", TargetType = "vehicle" }, ManualTimeProvider.LongTimeout),
        _ => throw new ArgumentOutOfRangeException(nameof(call)),
    };

    private static Task<bool> NextAsync<T>(IAsyncEnumerable<T> items) => items.GetAsyncEnumerator().MoveNextAsync().AsTask();

    /// <summary>Counts what is posted to it, and lets it run elsewhere.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        private int posts;

        internal int Posts => Volatile.Read(ref posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref posts);
            base.Post(d, state);
        }

        /// <summary>Calls it on this thread, with this context.</summary>
        internal Task Run(Func<Task> call)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return call();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }

    /// <summary>A network where everything completes at once but one step.</summary>
    private sealed class LateHandler : HttpMessageHandler
    {
        private readonly Task pause;
        private readonly string late;
        private readonly string body;
        private int requests;

        internal LateHandler(Task pause, string late, string call)
        {
            this.pause = pause;
            this.late = late;
            body = call is "action" or "wait" ? Payloads.Action("a", "CONFIRMED") : Payloads.Page(null);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (late == "send")
            {
                await pause.ConfigureAwait(false);
            }

            var response = new HttpResponseMessage { Content = new LateContent(pause, late, body) };
            if (late == "retry" && Interlocked.Increment(ref requests) == 1)
            {
                response.StatusCode = HttpStatusCode.TooManyRequests;
                response.Headers.TryAddWithoutValidation("Retry-After", "7");
            }

            return response;
        }
    }

    private sealed class LateContent : HttpContent
    {
        private readonly Task pause;
        private readonly string late;
        private readonly string body;

        internal LateContent(Task pause, string late, string body)
        {
            this.pause = pause;
            this.late = late;
            this.body = body;
        }

        protected override async Task<Stream> CreateContentReadStreamAsync()
        {
            if (late == "stream")
            {
                await pause.ConfigureAwait(false);
            }

            return new LateStream(pause, late, body);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class LateStream : MemoryStream
    {
        private readonly Task pause;
        private readonly string late;

        internal LateStream(Task pause, string late, string body)
            : base(System.Text.Encoding.UTF8.GetBytes(body))
        {
            this.pause = pause;
            this.late = late;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (late == "read")
            {
                await pause.ConfigureAwait(false);
            }

            return Read(buffer.Span);
        }

        public override async ValueTask DisposeAsync()
        {
            if (late == "end")
            {
                await pause.ConfigureAwait(false);
            }

            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}
