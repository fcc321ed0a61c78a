using System.Globalization;
using System.Text;

namespace Enode.Internal;

/// <summary>Reads HTTP/1.1 requests from a connection, one after the other. What is ambiguous is rejected.</summary>
/// <remarks>
/// HttpListener accepts a request only for a host name that it was given, and a tunnel sends the one of its public address. A socket that
/// is bound to the loopback address accepts any.
/// </remarks>
internal sealed class HttpRequestReader
{
    /// <summary>The length of the request line and the headers.</summary>
    internal const int MaximumHead = 32 * 1024;

    private readonly Stream stream;
    private readonly byte[] buffer = new byte[MaximumHead];
    private int start;
    private int end;

    internal HttpRequestReader(Stream stream)
    {
        this.stream = stream;
    }

    /// <summary>The head of the next request. Null when the sender has closed the connection.</summary>
    /// <param name="onBegun">Called when the first byte has come.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RejectedRequestException">It is not an HTTP/1.1 request.</exception>
    internal async Task<HttpRequestHead?> ReadHeadAsync(Action onBegun, CancellationToken cancellationToken)
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        (start, end) = (0, end - start);
        int length;
        while ((length = buffer.AsSpan(0, end).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (end == buffer.Length)
            {
                throw new RejectedRequestException(431, "The headers are too long.");
            }

            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return end == 0 ? null : throw new RejectedRequestException(400, "The request is incomplete.");
            }

            if (end == 0)
            {
                onBegun();
            }

            end += read;
        }

        start = length + 4;
        return Parse(Encoding.Latin1.GetString(buffer, 0, length));
    }

    /// <summary>The body of the request whose head was read last.</summary>
    /// <exception cref="RejectedRequestException">It has no length, is too large, or breaks off.</exception>
    internal async Task<byte[]> ReadBodyAsync(HttpRequestHead head, int maximum, CancellationToken cancellationToken)
    {
        var (length, encoding) = (head.Header("content-length"), head.Header("transfer-encoding"));
        if (length is not null && encoding is not null)
        {
            throw new RejectedRequestException(400, "The request has a Content-Length and a Transfer-Encoding.");
        }

        if (encoding is not null && !encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            throw new RejectedRequestException(501, "The only Transfer-Encoding is chunked.");
        }

        if (length is null && encoding is null)
        {
            throw new RejectedRequestException(411, "The request has no Content-Length.");
        }

        var bytes = length is null ? 0 : ParseLength(length, NumberStyles.None, maximum);
        if (head.Header("expect") is { } expected && expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        if (length is null)
        {
            return await ReadChunksAsync(maximum, cancellationToken).ConfigureAwait(false);
        }

        var body = new byte[bytes];
        await ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return body;
    }

    private static HttpRequestHead Parse(string text)
    {
        var lines = text.Split("\r\n");
        if (lines[0].Split(' ') is not [{ Length: > 0 } method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
        {
            throw new RejectedRequestException(400, "The request line is not valid.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || line.AsSpan(0, colon).ContainsAny(' ', '\t') || line.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new RejectedRequestException(400, "A header is not valid.");
            }

            var (name, value) = (line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
            headers[name] = headers.TryGetValue(name, out var first) ? $"{first}, {value}" : value;
        }

        var connection = headers.GetValueOrDefault("connection");
        var keepsConnection = lines[0].EndsWith("1.1", StringComparison.Ordinal)
            ? connection?.Contains("close", StringComparison.OrdinalIgnoreCase) != true
            : connection?.Contains("keep-alive", StringComparison.OrdinalIgnoreCase) == true;
        return new HttpRequestHead(method, target, headers, keepsConnection);
    }

    private static int ParseLength(string text, NumberStyles style, int maximum) =>
        !long.TryParse(text, style, CultureInfo.InvariantCulture, out var length) || length < 0
            ? throw new RejectedRequestException(400, "The length of the body is not valid.")
            : length > maximum
                ? throw new RejectedRequestException(413, "The body is too large.")
                : (int)length;

    private async Task<byte[]> ReadChunksAsync(int maximum, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var size = (await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Split(';')[0].Trim();
            var length = ParseLength(size, NumberStyles.AllowHexSpecifier, maximum - (int)body.Length);
            if (length == 0)
            {
                break;
            }

            var chunk = new byte[length];
            await ReadExactlyAsync(chunk, cancellationToken).ConfigureAwait(false);
            body.Write(chunk);
            if ((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
            {
                throw new RejectedRequestException(400, "A chunk of the body is not valid.");
            }
        }

        // Trailers, which have no meaning here.
        for (var trailers = 0; (await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length > 0; trailers++)
        {
            if (trailers == 100)
            {
                throw new RejectedRequestException(431, "The trailers are too long.");
            }
        }

        return body.ToArray();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        const int MaximumLine = 1024;
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < MaximumLine)
        {
            await ReadExactlyAsync(one, cancellationToken).ConfigureAwait(false);
            if (one[0] == '\n' && line is { Length: > 0 } && line[^1] == '\r')
            {
                return line.ToString(0, line.Length - 1);
            }

            line.Append((char)one[0]);
        }

        throw new RejectedRequestException(400, "A line of the body is too long.");
    }

    private async Task ReadExactlyAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var buffered = Math.Min(end - start, target.Length);
        buffer.AsMemory(start, buffered).CopyTo(target);
        start += buffered;
        for (var filled = buffered; filled < target.Length;)
        {
            // Small parts, as the lines between chunks, come out of the buffer.
            var isSmall = target.Length - filled < buffer.Length;
            var into = isSmall ? buffer : target[filled..];
            var read = await stream.ReadAsync(into, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new RejectedRequestException(400, "The body is incomplete.");
            }

            if (isSmall)
            {
                var used = Math.Min(read, target.Length - filled);
                buffer.AsMemory(0, used).CopyTo(target[filled..]);
                (start, end) = (used, read);
                read = used;
            }

            filled += read;
        }
    }
}
