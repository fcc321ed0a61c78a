using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// The members of an object that a user put together: a hashtable, a row of a CSV file, or a copy of one of this module's objects. A member
/// of another name is rejected, because a rule without its misspelt days would apply on every day.
/// </summary>
/// <remarks>In a row and in a copy, an empty member is not given. In a hashtable it is rejected, as a parameter would be.</remarks>
internal sealed class GivenMembers
{
    /// <summary>What copies and the output of jobs have besides.</summary>
    private static readonly string[] Ignored =
        [nameof(EnodeModel.AdditionalProperties), "PSComputerName", "PSShowComputerName", "RunspaceId"];

    private readonly Dictionary<string, object> values = new(StringComparer.OrdinalIgnoreCase);

    private GivenMembers()
    {
    }

    /// <summary>The members of an object.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="names">The names of the members that it can have. A plural counts as its singular.</param>
    /// <exception cref="ArgumentTransformationMetadataException">It is not such an object, or has another member.</exception>
    internal static GivenMembers Of(object given, params string[] names)
    {
        var members = new GivenMembers();
        switch (RefuseNullAttribute.Plain(given))
        {
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
                    members.Add(name, entry.Value ?? throw Null(name), names);
                }

                break;
            case PSCustomObject:
                foreach (var property in PSObject.AsPSObject(given).Properties.Where(property => !IsIgnored(property.Name)))
                {
                    if (property.Value is { } value and not "")
                    {
                        members.Add(property.Name, value, names);
                    }
                    else
                    {
                        Known(property.Name, names);
                    }
                }

                break;
            case var other:
                throw Rejection(
                    $"An object of type {other?.GetType().FullName} cannot be used here. "
                        + $"Specify a hashtable with {string.Join(", ", names)}.");
        }

        return members;
    }

    /// <summary>A member that is there. Null when it is not.</summary>
    internal object? Value(string name) => values.GetValueOrDefault(name);

    /// <summary>A member that is text.</summary>
    internal string? Text(string name) => Value(name) switch
    {
        null => null,
        string text => text,
        var other => throw Wrong(name, other, "text"),
    };

    /// <summary>A member that is true or false, or is written so.</summary>
    internal bool? Flag(string name) => Value(name) switch
    {
        null => null,
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        var other => throw Wrong(name, other, "true or false"),
    };

    /// <summary>A member that is a number, or is written as one with a decimal point.</summary>
    internal decimal? Number(string name) =>
        Value(name) is { } value ? Converted<decimal>(name, value, new ExactNumberAttribute()) : null;

    /// <summary>A member that is a time, or is written as one in ISO 8601.</summary>
    internal DateTimeOffset? Time(string name) =>
        Value(name) is { } value ? Converted<DateTimeOffset>(name, value, new InvariantTimeAttribute()) : null;

    /// <summary>A member that is a list of days, or is written as one.</summary>
    internal EnodeList<int?>? Weekdays(string name) => Value(name) is { } value
        ? [.. Converted<int[]>(name, value, new WeekdayAttribute()).Select(day => (int?)day)]
        : null;

    /// <summary>A member of another type, which an attribute converts as it does for a parameter.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It cannot be converted.</exception>
    internal static T Converted<T>(string name, object value, ArgumentTransformationAttribute attribute)
    {
        try
        {
            return LanguagePrimitives.ConvertTo<T>(attribute.Transform(null!, value));
        }
        catch (Exception exception) when (exception is ArgumentTransformationMetadataException or PSInvalidCastException)
        {
            throw Rejection($"{name}: {exception.Message}");
        }
    }

    internal static ArgumentTransformationMetadataException Rejection(string message) => new(message);

    private static bool IsIgnored(string name) => Ignored.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Known(string name, string[] names) =>
        Array.Find(names, known => name.Equals(known, StringComparison.OrdinalIgnoreCase))
        ?? Array.Find(names, known => name.Equals($"{known}s", StringComparison.OrdinalIgnoreCase))
        ?? throw Rejection($"'{SafeText.Line(name)}' is not known here. Valid names: {string.Join(", ", names)}.");

    private static ArgumentTransformationMetadataException Null(string name) =>
        Rejection($"{SafeText.Line(name)} is null. Check the spelling of the variable.");

    private static ArgumentTransformationMetadataException Wrong(string name, object value, string wanted) =>
        Rejection($"{name}: '{SafeText.Line(value.ToString() ?? string.Empty)}' is not {wanted}.");

    private void Add(string name, object value, string[] names)
    {
        var known = Known(name, names);
        if (!values.TryAdd(known, value))
        {
            throw Rejection($"{known} is given twice.");
        }
    }
}
