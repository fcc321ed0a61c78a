namespace Enode.Internal;

/// <summary>The cursors of a page.</summary>
internal sealed class PageCursors
{
    /// <summary>The cursor of the next page. Null on the last one.</summary>
    public string? After { get; set; }

    /// <summary>The cursor of the page before. Null on the first one.</summary>
    public string? Before { get; set; }
}
