using System.Buffers;
using System.Net;
using System.Text;

namespace Enode.Internal;

/// <summary>A response that has arrived whole. Its body lies in a rented buffer: dispose it.</summary>
internal sealed class ApiResponse : IDisposable
{
    private byte[] buffer = [];
    private int length;

    internal required HttpStatusCode Status { get; init; }

    internal string? MediaType { get; init; }

    internal string? RequestId { get; init; }

    internal TimeSpan? RetryAfter { get; set; }

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    internal ReadOnlySpan<byte> Body => buffer.AsSpan(0, length);

    internal string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Reads the body to its end.</summary>
    /// <remarks>Whole before it is parsed, so that a response which breaks off is a broken connection and not bad JSON.</remarks>
    /// <returns>False when the body has more bytes than <paramref name="maximum"/>; the rest is not read.</returns>
    internal async Task<bool> FillAsync(Stream stream, int maximum, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (length == buffer.Length)
            {
                Grow();
            }

            // Up to one byte more than is allowed: only that byte shows that the body is too large.
            var room = Math.Min(buffer.Length, maximum + 1) - length;
            var read = await stream.ReadAsync(buffer.AsMemory(length, room), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            length += read;
            if (length > maximum)
            {
                return false;
            }
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            length = 0;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(buffer.Length * 2L, 16 * 1024, Array.MaxLength));
        Body.CopyTo(larger);
        var kept = length;
        Dispose();
        (buffer, length) = (larger, kept);
    }
}
