using System.Text.Json;

namespace Enode.Internal;

/// <summary>
/// Reads a page item by item: one that has another shape does not take the others with it, and cancellation ends it between items.
/// </summary>
internal static class PageReader
{
    /// <summary>The largest page that can be asked for. A page with more items that cannot be read is not what was asked for.</summary>
    internal const int MaximumUnreadable = 1000;

    /// <summary>Reads the items.</summary>
    /// <exception cref="EnodeApiException">The response is not JSON.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two items.</exception>
    internal static ReadPage<T> Read<T>(ApiCall call, ApiResponse response, PageFrame frame, CancellationToken cancellationToken)
        where T : class =>
        new(new ItemReader<T>(call, response, frame).Read(int.MaxValue, cancellationToken), frame.NextCursor);

    /// <summary>Looks at what is around the items: a response that breaks off in the middle is not a page.</summary>
    /// <exception cref="EnodeApiException">The API refused, or the response is not a page.</exception>
    internal static PageFrame ReadFrame(ApiCall call, ApiResponse response, FrameReader readFrame)
    {
        if (!response.IsSuccess)
        {
            throw ResponseReader.Refusal(call, response);
        }

        try
        {
            return readFrame(response.Body);
        }
        catch (JsonException exception)
        {
            throw UnreadableResponse.Whole(call, response, exception);
        }
    }
}

/// <summary>
/// Reads the frame of a list: <see cref="PageFrame.Read(ReadOnlySpan{byte})"/> of one that is paged, <see cref="PageFrame.ReadArray"/> of another.
/// </summary>
internal delegate PageFrame FrameReader(ReadOnlySpan<byte> body);

/// <summary>A page that was read.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">Its items in their order.</param>
/// <param name="NextCursor">The cursor of the next page. Null on the last one.</param>
internal sealed record ReadPage<T>(IReadOnlyList<Listed<T>> Items, string? NextCursor)
    where T : class;
