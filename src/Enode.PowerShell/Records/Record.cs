using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Records;

/// <summary>A flat object: a property for each value, with the names of nested members joined by dots.</summary>
/// <remarks>
/// Objects of one type have the same properties in the same order, whatever they contain: Export-Csv takes its columns from the first one.
/// </remarks>
internal sealed class Record
{
    /// <summary>Deeper than any object of the API. An object that contains itself exceeds it.</summary>
    private const int MaximumDepth = 60;

    private readonly PSObject flat = new();
    private readonly Dictionary<string, object?> additional = [];

    /// <summary>The last number of each name that occurs more than once.</summary>
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);

    private Record()
    {
    }

    /// <summary>The flat object.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: it is not an object with members.</exception>
    internal static PSObject Of(PSObject source)
    {
        var record = new Record();
        switch (source.BaseObject)
        {
            case IDictionary members:
                record.AddMembers(string.Empty, MembersOf(members), 0);
                break;
            case var live when RecordColumns.IsFlattened(live.GetType()):
                record.AddAll(live.GetType(), source);
                break;
            case PSCustomObject when InputTypes.TypeOfDeserialized(source) is { } type:
                record.AddAll(type, source);
                break;
            case PSCustomObject:
                record.AddMembers(string.Empty, MembersOf(source), 0);
                break;
            case var other:
                throw new EnodeCommandException(
                    ErrorIds.InvalidArgument,
                    $"An object of type {other.GetType().FullName} is neither an object of this module nor a row with columns.");
        }

        return record.flat;
    }

    /// <summary>Adds the columns of a type, and one for the members that the API does not define: what they are called varies.</summary>
    private void AddAll(Type type, PSObject source)
    {
        AddTyped(string.Empty, type, source, 0);
        if (type.IsSubclassOf(typeof(EnodeResource)))
        {
            Add(nameof(EnodeResource.Connection), InputTypes.ValueOf(source, nameof(EnodeResource.Connection)));
        }

        if (type.IsSubclassOf(typeof(EnodeModel)))
        {
            Add(nameof(EnodeModel.AdditionalProperties), additional.Count == 0 ? null : RecordValue.Of(additional));
        }
    }

    /// <summary>Adds the columns of a type, and of the types of its members. Without a value they are null.</summary>
    private void AddTyped(string prefix, Type type, PSObject? source, int depth)
    {
        CheckDepth(depth);
        AddAdditional(prefix, source);
        foreach (var column in RecordColumns.Of(type))
        {
            var value = source is null ? null : InputTypes.ValueOf(source, column.Name);
            var name = prefix + column.Name;
            if (!RecordColumns.IsFlattened(column.PropertyType))
            {
                Add(name, RecordValue.Of(value));
            }
            else if (value is string text)
            {
                // A copy of less depth has the text of what is nested.
                Add(name, text);
            }
            else
            {
                var nested = value is null ? null : PSObject.AsPSObject(value);
                var actual = nested?.BaseObject is { } live and not PSCustomObject ? live.GetType() : column.PropertyType;
                AddTyped($"{name}.", actual, nested, depth + 1);
            }
        }
    }

    private void AddAdditional(string prefix, PSObject? source)
    {
        var members = source is null ? null : InputTypes.ValueOf(source, nameof(EnodeModel.AdditionalProperties));
        foreach (DictionaryEntry member in RefuseNullAttribute.Plain(members) as IDictionary ?? new Hashtable())
        {
            additional[prefix + member.Key] = member.Value;
        }
    }

    private void AddMembers(string prefix, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        CheckDepth(depth);
        foreach (var (name, value) in members)
        {
            switch (RefuseNullAttribute.Plain(value))
            {
                case SecureString:
                    break;
                case IDictionary nested:
                    AddMembers($"{prefix}{name}.", MembersOf(nested), depth + 1);
                    break;
                case PSCustomObject:
                    AddMembers($"{prefix}{name}.", MembersOf(PSObject.AsPSObject(value)), depth + 1);
                    break;
                case { } live when RecordColumns.IsFlattened(live.GetType()):
                    AddTyped($"{prefix}{name}.", live.GetType(), PSObject.AsPSObject(live), depth + 1);
                    break;
                default:
                    Add(prefix + name, RecordValue.Of(value));
                    break;
            }
        }
    }

    // Names ignore case, and a member can have a dot in its own name: the second one gets a number.
    private void Add(string name, object? value)
    {
        var unique = name.Length == 0 ? "_" : name;
        while (flat.Properties[unique] is not null)
        {
            var number = numbers[name] = numbers.GetValueOrDefault(name, 1) + 1;
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        flat.Properties.Add(new PSNoteProperty(unique, value), preValidated: true);
    }

    private static IEnumerable<(string Name, object? Value)> MembersOf(PSObject row) =>
        row.Properties.Select(property => (property.Name, InputTypes.ValueOf(row, property.Name)));

    // The order of a hashtable differs from process to process.
    private static IEnumerable<(string Name, object? Value)> MembersOf(IDictionary members)
    {
        var named = members.Keys.Cast<object>().Select(name => (Name: Convert.ToString(name, CultureInfo.InvariantCulture)!, members[name]));
        return members is Hashtable ? named.OrderBy(member => member.Name, StringComparer.Ordinal) : named;
    }

    private static void CheckDepth(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, $"The object is nested deeper than {MaximumDepth} levels.");
        }
    }
}
