using System.Globalization;
using System.Text;

namespace Enode.Testing;

/// <summary>Reads requests off one connection, changing nothing about them.</summary>
internal sealed class RequestReader
{
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    internal RequestReader(Stream stream)
    {
        this.stream = stream;
    }

    /// <summary>The next request. Null when the client closed the connection.</summary>
    internal async Task<ReceivedRequest?> ReadAsync(int connection, CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken).ConfigureAwait(false) is not { } first)
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        while (await LineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        var body = await BodyAsync(headers, cancellationToken).ConfigureAwait(false);
        var words = first.Split(' ');
        return new ReceivedRequest(connection, words[0], words[1], headers, body);
    }

    private async Task<byte[]> BodyAsync(List<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        string? Header(string name) => headers.Find(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

        if (Header("Content-Length") is { } length)
        {
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }

        if (!"chunked".Equals(Header("Transfer-Encoding"), StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        using var body = new MemoryStream();
        while (await LineAsync(cancellationToken).ConfigureAwait(false) is { } size)
        {
            var count = int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await BytesAsync(count, cancellationToken).ConfigureAwait(false));
            await LineAsync(cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }
        }

        return body.ToArray();
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (start < end || await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            var letter = (char)buffer[start++];
            if (letter == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(letter);
        }

        return null;
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (start == end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new EndOfStreamException("The client closed the connection in the middle of a body.");
            }

            var step = Math.Min(end - start, count - done);
            buffer.AsSpan(start, step).CopyTo(bytes.AsSpan(done));
            (start, done) = (start + step, done + step);
        }

        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        start = 0;
        end = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return end > 0;
    }
}
