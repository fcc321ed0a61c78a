using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Formatting;

/// <summary>An object that a view shows: a live one, or a copy out of a file or a job, which has only the names of its types.</summary>
internal sealed class Row
{
    private const string CopiedTime = "MM/dd/yyyy HH:mm:ss zzz";

    private readonly PSObject row;

    internal Row(object thing)
    {
        row = PSObject.AsPSObject(thing);
    }

    /// <summary>The time by which ages are counted: that of the connection or simulator, and of a copy that of this machine.</summary>
    internal DateTimeOffset Now => row.BaseObject switch
    {
        EnodeResource live => live.CurrentTime,
        SimulatorDelivery delivery => ((IClock)delivery).Now,
        _ => MachineClock.Instance.Now,
    };

    /// <summary>The value of a member. Null when there is none.</summary>
    internal object? this[string name] => Plain(row.Properties[name]?.Value);

    /// <summary>True when the object has such a member, whatever its value is.</summary>
    internal bool Has(string name) => row.Properties[name] is not null;

    /// <summary>The members of a part of the object. Null when there is only text, as in a CSV file, or in a copy of less depth.</summary>
    internal static Row? Of(object? part) => Plain(part) is null or string ? null : new Row(part!);

    /// <summary>The objects of a list. Null when there is only text.</summary>
    internal static List<Row>? All(object? list)
    {
        var items = list is string ? null : (list as IEnumerable)?.Cast<object?>().OfType<object>().ToList();
        return items is not null && items.TrueForAll(item => Plain(item) is not string) ? items.ConvertAll(item => new Row(item)) : null;
    }

    /// <summary>The value without the wrapping of PowerShell. What came from a file has no object inside, but members and a text.</summary>
    internal static object? Plain(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>A time of a live object or a copy. Null for everything else.</summary>
    internal static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset known => known,
        // In a file or through a job it has its text, which follows no culture.
        PSObject or string when DateTimeOffset.TryParseExact(
            value.ToString(), CopiedTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) => read,
        _ => null,
    };

    /// <summary>The text of the object.</summary>
    public override string ToString() => row.ToString();
}
