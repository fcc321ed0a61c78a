using System.Net.Sockets;
using System.Text;

namespace Enode.Testing;

/// <summary>Puts answers on a connection, well or badly.</summary>
internal static class ResponseWriter
{
    /// <summary>Sends the response.</summary>
    /// <returns>Whether the connection may be used for another request.</returns>
    internal static async Task<bool> WriteAsync(
        Socket socket, Stream stream, ReceivedRequest request, Response response, CancellationToken cancellationToken)
    {
        switch (response.Manner)
        {
            case Manner.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
                return false;
            case Manner.Reset:
                // Without lingering, closing a socket tears the connection down.
                socket.LingerState = new LingerOption(true, 0);
                return false;
            case Manner.Close:
                return false;
            default:
                await SendAsync(stream, request, response, cancellationToken).ConfigureAwait(false);
                return !response.ClosesAfterwards;
        }
    }

    private static async Task SendAsync(Stream stream, ReceivedRequest request, Response response, CancellationToken cancellationToken)
    {
        var lines = response.Headers.Select(header => $"{header.Key}: {header.Value}").Prepend($"HTTP/1.1 {response.Status} Scripted");
        if (response.Status is not (204 or 304))
        {
            lines = lines.Append($"Content-Length: {response.Body.Length}");
        }

        var head = Encoding.Latin1.GetBytes(string.Join("\r\n", lines.Append("\r\n")));
        var length = request.Method == "HEAD" || response.Status is 204 or 304 ? 0 : Math.Min(response.Body.Length, response.BytesSent);
        await stream.WriteAsync((byte[])[.. head, .. response.Body.AsSpan(0, length)], cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
