using System.Text;

namespace Enode.Tests.Webhooks.Receiving;

public sealed class HttpRequestReaderTests
{
    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nhello")]
    [InlineData("content-length:5\r\n\r\nhello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: 1\r\n\r\n")]
    public async Task A_body_is_read_by_its_length_or_in_chunks_however_it_arrives(string rest)
    {
        var text = $"POST /a?b HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\n{rest}";
        foreach (var portion in new[] { 1, 3, 1000 })
        {
            // Twice, because the next request begins where this one ends.
            var reader = new HttpRequestReader(new PortionedStream(text + text, portion));
            for (var count = 0; count < 2; count++)
            {
                var head = (await reader.ReadHeadAsync(() => { }, default))!;
                var body = await reader.ReadBodyAsync(head, 5, default);

                Assert.Equal(
                    ("POST", "/a?b", "/a", "1, 2", true),
                    (head.Method, head.Target, head.Path, head.Header("X-a"), head.KeepsConnection));
                Assert.Equal("hello", Encoding.UTF8.GetString(body));
            }

            Assert.Null(await reader.ReadHeadAsync(() => { }, default));
        }
    }

    [Fact]
    public async Task A_body_that_is_longer_than_the_buffer_is_read_whole()
    {
        var content = new string('x', 3 * HttpRequestReader.MaximumHead) + "end";
        var text = $"POST / HTTP/1.1\r\nContent-Length: {content.Length}\r\n\r\n{content}";
        var reader = new HttpRequestReader(new PortionedStream(text, 7000));

        var body = await reader.ReadBodyAsync((await reader.ReadHeadAsync(() => { }, default))!, int.MaxValue, default);

        Assert.Equal(content, Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData("Connection: close", "1.1", false)]
    [InlineData("X: 1", "1.1", true)]
    [InlineData("X: 1", "1.0", false)]
    [InlineData("Connection: keep-alive", "1.0", true)]
    public async Task A_connection_is_kept_as_the_sender_wants(string header, string version, bool keeps)
    {
        var reader = new HttpRequestReader(new PortionedStream($"POST / HTTP/{version}\r\n{header}\r\n\r\n", 1000));

        Assert.Equal(keeps, (await reader.ReadHeadAsync(() => { }, default))!.KeepsConnection);
    }

    [Theory]
    [InlineData("hello", 400)]
    [InlineData("POST / HTTP/2.0\r\n\r\n", 400)]
    [InlineData("POST  / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("POST http://x/ HTTP/1.1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nno colon\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length : 5\r\n\r\nhello", 400)]
    [InlineData("POST / HTTP/1.1\r\n folded: 1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nA: 1\nB: 2\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 0x5\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhel", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 99999999999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello!\r\n6\r\nhello!\r\n0\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n", 400)]
    public async Task What_is_not_valid_or_too_large_is_rejected(string text, int status)
    {
        var reader = new HttpRequestReader(new PortionedStream(text, 1000));

        var rejection = await Assert.ThrowsAsync<RejectedRequestException>(async () =>
            await reader.ReadBodyAsync((await reader.ReadHeadAsync(() => { }, default))!, 10, default));

        Assert.Equal(status, rejection.Status);
    }

    [Fact]
    public async Task Headers_and_lines_of_chunks_have_a_limit()
    {
        var heads = new HttpRequestReader(new PortionedStream($"POST / HTTP/1.1\r\nA: {new string('x', 40_000)}\r\n\r\n", 1000));
        Assert.Equal(431, (await Assert.ThrowsAsync<RejectedRequestException>(() => heads.ReadHeadAsync(() => { }, default))).Status);

        const string Chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        var lines = new HttpRequestReader(new PortionedStream($"{Chunked}{new string('1', 2000)}\r\n", 1000));
        var head = (await lines.ReadHeadAsync(() => { }, default))!;
        Assert.Equal(400, (await Assert.ThrowsAsync<RejectedRequestException>(() => lines.ReadBodyAsync(head, 10, default))).Status);

        var trailers = new HttpRequestReader(
            new PortionedStream($"{Chunked}0\r\n{string.Concat(Enumerable.Repeat("A: 1\r\n", 200))}\r\n", 1000));
        head = (await trailers.ReadHeadAsync(() => { }, default))!;
        Assert.Equal(431, (await Assert.ThrowsAsync<RejectedRequestException>(() => trailers.ReadBodyAsync(head, 10, default))).Status);
    }

    [Fact]
    public async Task A_sender_that_asks_before_it_sends_the_body_is_answered()
    {
        var stream = new PortionedStream("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi", 1000);
        var reader = new HttpRequestReader(stream);

        await reader.ReadBodyAsync((await reader.ReadHeadAsync(() => { }, default))!, 10, default);

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", stream.Written);
    }

    /// <summary>Text that arrives in portions.</summary>
    private sealed class PortionedStream(string text, int portion) : MemoryStream(Encoding.Latin1.GetBytes(text))
    {
        internal string Written { get; private set; } = string.Empty;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, portion)], cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += Encoding.Latin1.GetString(buffer.Span);
            return default;
        }
    }
}
