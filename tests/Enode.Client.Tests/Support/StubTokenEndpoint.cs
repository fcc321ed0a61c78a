using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Enode.Tests;

/// <summary>A token endpoint that answers when the test says so, also a request that was cancelled long before.</summary>
internal sealed class StubTokenEndpoint : ITokenEndpoint
{
    private readonly ConcurrentQueue<PendingRequest> opened = [];
    private readonly Channel<PendingRequest> received = Channel.CreateUnbounded<PendingRequest>();
    private int count;

    public Uri Uri { get; } = new("https://tokens.example/");

    /// <summary>How many requests there were.</summary>
    internal int Count => Volatile.Read(ref count);

    public IDisposable KeepOpen()
    {
        var request = new PendingRequest();
        opened.Enqueue(request);
        return new Lease<PendingRequest>(request, ended => ended.End());
    }

    public Task<AccessToken> RequestAsync(TokenGrant grant, IRequestObserver observer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref count);
        Assert.True(opened.TryDequeue(out var request), "A request that nothing keeps open.");
        request.Token = cancellationToken;
        request.Grant = grant;
        received.Writer.TryWrite(request);
        return request.Response.Task;
    }

    /// <summary>The next request, as soon as it comes.</summary>
    internal Task<PendingRequest> NextAsync() => received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>A request for a token.</summary>
    internal sealed class PendingRequest
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource<AccessToken> Response { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal CancellationToken Token { get; set; }

        internal TokenGrant? Grant { get; set; }

        /// <summary>Ends when all is done that the response brought about.</summary>
        internal Task Ended => ended.Task.WaitAsync(TimeSpan.FromSeconds(30));

        internal void End() => ended.SetResult();

        internal void Fail() => Response.SetException(new EnodeApiException(ErrorIds.ServerError, "As scripted."));
    }
}
