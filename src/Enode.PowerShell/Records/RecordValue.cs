using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using System.Security;
using System.Text;
using System.Xml;
using Enode.Parameters;
using Enode.Requests;

namespace Enode.Records;

/// <summary>A value as a record has it: its text is the same in every culture.</summary>
internal static class RecordValue
{
    private const string Separator = "; ";
    private const string UtcFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    /// <summary>As deep as what the client reads, in a record of its own.</summary>
    private static readonly JsonValues Values = new("The object", ErrorIds.InvalidArgument, MaximumDepth: 60, SortsMembers: true);

    private static readonly MethodInfo InvariantText =
        typeof(RecordValue).GetMethod(nameof(TextOf), BindingFlags.Static | BindingFlags.Public)!;

    /// <summary>
    /// Text, truth values and numbers as they are, times in ISO 8601, lists joined, and objects in lists as JSON. Null for a secret.
    /// </summary>
    internal static object? Of(object? value) => RefuseNullAttribute.Plain(value) switch
    {
        null or SecureString => null,
        string or bool => RefuseNullAttribute.Plain(value),
        DateTimeOffset { Offset.Ticks: 0 } time => time.ToString(UtcFormat, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        TimeSpan duration => XmlConvert.ToString(duration),
        float or double or decimal or sbyte or short or int or long or byte or ushort or uint or ulong or BigInteger =>
            Number(RefuseNullAttribute.Plain(value)!),
        PSCustomObject when CopiedTime(PSObject.AsPSObject(value!)) is { } time => Of(time),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        EnodeModel or IDictionary or PSCustomObject => Json(value!),
        IEnumerable items => List([.. items.Cast<object?>()]),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    /// <summary>A number as text in the invariant culture: the method <c>ToString</c> of the numbers of a record.</summary>
    /// <param name="number">The number.</param>
    public static string TextOf(PSObject number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Convert.ToString(number.BaseObject, CultureInfo.InvariantCulture)!;
    }

    // Export-Csv converts a number to text in the culture. It stays a number, to compare and for JSON, whose text is its own.
    private static object Number(object number)
    {
        if (Convert.ToString(number, CultureInfo.InvariantCulture)!.All(char.IsAsciiDigit))
        {
            return number;
        }

        var wrapped = new PSObject(number);
        wrapped.Methods.Add(new PSCodeMethod(nameof(ToString), InvariantText));
        return wrapped;
    }

    // In a file or a job, a time has its parts.
    private static DateTimeOffset? CopiedTime(PSObject copy) =>
        copy.TypeNames.Contains("Deserialized.System.DateTimeOffset") &&
        copy.Properties[nameof(DateTimeOffset.Ticks)]?.Value is long ticks &&
        copy.Properties[nameof(DateTimeOffset.Offset)]?.Value is TimeSpan offset
            ? new DateTimeOffset(ticks, offset)
            : null;

    private static string List(List<object?> items) =>
        items.Exists(item => RefuseNullAttribute.Plain(item) is EnodeModel or IDictionary or PSCustomObject or (IEnumerable and not string))
            ? Json(items)
            : string.Join(Separator, items.Select(item => Convert.ToString(Of(item), CultureInfo.InvariantCulture)));

    private static string Json(object value) => Encoding.UTF8.GetString(Values.Serialize(value));
}
