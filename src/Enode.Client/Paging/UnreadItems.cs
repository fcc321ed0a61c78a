using System.Globalization;

namespace Enode.Internal;

/// <summary>The items of a list that could not be read, until the list has given all the others.</summary>
internal sealed class UnreadItems
{
    /// <summary>The exception names no more than these, so that a list of any length takes bounded memory.</summary>
    private const int Maximum = 100;

    private readonly List<EnodeApiException> failures = [];
    private int count;

    internal void Add(EnodeApiException failure)
    {
        count++;
        if (failures.Count < Maximum)
        {
            failures.Add(failure);
        }
    }

    /// <exception cref="EnodeApiException">Items could not be read.</exception>
    internal void ThrowIfAny()
    {
        if (count == 0)
        {
            return;
        }

        var first = failures[0];
        throw count == 1 ? first : new EnodeApiException(
            ErrorIds.InvalidResponse,
            string.Create(CultureInfo.InvariantCulture, $"{count} items could not be read. The first: {first.Message}"),
            new AggregateException(failures))
        {
            StatusCode = first.StatusCode,
            Method = first.Method,
            Path = first.Path,
            Attempts = first.Attempts,
            RequestId = first.RequestId,
            ItemId = first.ItemId,
            MemberPath = first.MemberPath,
        };
    }
}
