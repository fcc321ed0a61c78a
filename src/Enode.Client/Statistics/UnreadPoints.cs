namespace Enode.Internal;

/// <summary>Finds the points of a series that are null in the response. The others can be used without them.</summary>
internal static class UnreadPoints
{
    /// <summary>The errors of the points, each with its path.</summary>
    /// <param name="call">The request.</param>
    /// <param name="response">Its response.</param>
    /// <param name="series">Each series, and where it is in the response.</param>
    /// <exception cref="EnodeApiException">There are more of them than of unreadable items of a page.</exception>
    internal static IReadOnlyList<EnodeApiException> In(
        ApiCall call, ApiResponse response, IEnumerable<(string Path, IReadOnlyList<object?>? Points)> series)
    {
        var errors = new List<EnodeApiException>();
        foreach (var (path, points) in series)
        {
            for (var index = 0; index < points?.Count; index++)
            {
                if (points[index] is not null)
                {
                    continue;
                }

                var error = UnreadableResponse.NoObject(call, response, $"{path}[{index}]");
                errors.Add(errors.Count < PageReader.MaximumUnreadable ? error : throw UnreadableResponse.TooMany(call, response, error));
            }
        }

        return errors;
    }
}
