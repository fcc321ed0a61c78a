namespace Enode.Simulation;

/// <summary>The part of a list that a request asks for.</summary>
/// <param name="After">The sequence after which the page begins. Null for the first page, and for a page before a sequence.</param>
/// <param name="Before">The sequence before which the page ends. Null for a page after a sequence.</param>
/// <param name="Size">The largest number of records.</param>
internal readonly record struct PageRange(long? After, long? Before, int Size)
{
    /// <summary>Copies the page out of a list in ascending order of sequence.</summary>
    public Page<T> Of<T>(List<T> items)
        where T : class, IRecord
    {
        int start, end;
        if (Before is { } next)
        {
            end = items.IndexFrom(next);
            start = Math.Max(0, end - Size);
        }
        else
        {
            start = After is { } previous ? items.IndexFrom(previous + 1) : 0;
            end = Math.Min(items.Count, start + Size);
        }

        return new Page<T>(items.GetRange(start, end - start), start > 0, end < items.Count);
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The records, in ascending order of sequence.</param>
/// <param name="HasPrevious">Whether the list has records before them.</param>
/// <param name="HasNext">Whether the list has records after them.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool HasPrevious, bool HasNext);
