namespace Enode.Formatting;

/// <summary>
/// What the views show. Each is pure, called from Enode.Format.ps1xml, and takes live objects and those that came from a job or a file.
/// </summary>
public static class Display
{
    /// <summary>The value of a property in the column of a table, with its unit; of an object that needs attention, in a colour.</summary>
    /// <param name="thing">The object.</param>
    /// <param name="property">The name of the property, which is the header of the column.</param>
    /// <param name="width">
    /// The width of the column: text is cut at its end, and a number has fewer digits, but is never cut. 0 for the rest of the line.
    /// </param>
    public static string Cell(object? thing, string property, int width = 0)
    {
        if (thing is null)
        {
            return string.Empty;
        }

        var row = new Row(thing);
        var condition = Condition.Of(row);
        var available = width == 0 ? int.MaxValue : width - condition.MarkWidth(property);
        return condition.Cell(property, TerminalText.Cut(ValueText.InTable(row, property, available), available));
    }

    /// <summary>The value of a property in a list, with its unit, and a small chart where there is one.</summary>
    /// <param name="thing">The object.</param>
    /// <param name="property">The name of the property, which is the label of the item.</param>
    public static string Item(object? thing, string property)
    {
        if (thing is null)
        {
            return string.Empty;
        }

        var row = new Row(thing);
        return Condition.Of(row).Item(property, ValueText.InList(row, property));
    }
}
