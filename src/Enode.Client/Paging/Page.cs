namespace Enode;

/// <summary>One page of a list, as the API sends it.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class Page<T>
{
    /// <summary>The items of this page.</summary>
    public List<T>? Data { get; set; }

    /// <summary>The way to the next page. Null in an answer that is no page.</summary>
    public PageCursors? Pagination { get; set; }
}

/// <summary>The cursors of a page.</summary>
internal sealed class PageCursors
{
    /// <summary>The cursor of the next page. Null on the last one.</summary>
    public string? After { get; set; }

    /// <summary>The cursor of the page before. Null on the first one.</summary>
    public string? Before { get; set; }
}
