using System.Globalization;

namespace Enode;

/// <summary>A list that reads well in a table cell and in CSV, where .NET would print a type name.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed class EnodeList<T> : List<T>
{
    /// <summary>An empty list.</summary>
    public EnodeList()
    {
    }

    /// <summary>A list of these items.</summary>
    /// <param name="items">The items.</param>
    public EnodeList(IEnumerable<T> items)
        : base(items)
    {
    }

    /// <summary>The items, with a comma between them. Numbers and times follow no culture, so that a file can be read elsewhere.</summary>
    public override string ToString() => string.Join(", ", this.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)));
}
