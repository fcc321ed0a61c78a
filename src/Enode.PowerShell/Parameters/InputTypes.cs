using System.Management.Automation;
using System.Reflection;
using Enode.Errors;

namespace Enode.Parameters;

/// <summary>Creates objects of this module's types from deserialized objects and rows, by their type names and ids.</summary>
internal static class InputTypes
{
    private const string Namespace = "Enode.";

    /// <summary>What PowerShell writes before the type name of a copy.</summary>
    private static readonly string[] CopyPrefixes = ["Deserialized.", "Selected.", "CSV:"];

    /// <summary>A copy of one of this module's objects as the object that it was, with its ids. Null when it is not such a copy.</summary>
    internal static EnodeResource? FromCopy(PSObject copy)
    {
        var type = copy.TypeNames.Select(name => TypeOf(WithoutPrefixes(name))).FirstOrDefault(type => type is not null);
        return type is null ? null : (EnodeResource)WithIds(Activator.CreateInstance(type)!, copy);
    }

    /// <summary>The type of a copy with all members, from a file, a job or a remote session. Null for other rows.</summary>
    internal static Type? TypeOfDeserialized(PSObject copy) =>
        copy.TypeNames is [var name, ..] && name.StartsWith(CopyPrefixes[0], StringComparison.Ordinal)
            ? TypeOf(name[CopyPrefixes[0].Length..])
            : null;

    /// <summary>The type of a copy of something that is only a part of an object, as its location. Null for other copies.</summary>
    internal static string? PartOf(PSObject copy)
    {
        // The first is the type itself, and those behind it are its base types.
        var name = copy.TypeNames.Select(WithoutPrefixes).FirstOrDefault(name => name.StartsWith(Namespace, StringComparison.Ordinal));
        return name is not null && typeof(EnodeModel).Assembly.GetType(name) is { } type &&
            type.IsSubclassOf(typeof(EnodeModel)) && !type.IsSubclassOf(typeof(EnodeResource))
                ? name
                : null;
    }

    /// <summary>
    /// An object of a type without members, by its name, as in <c>Vehicle</c>. Of a type with kinds, one of an unknown kind.
    /// </summary>
    internal static EnodeResource Create(string name) =>
        (EnodeResource)Activator.CreateInstance(TypeOf($"{Namespace}{name}") ?? TypeOf($"{Namespace}Unknown{name}")!)!;

    /// <summary>
    /// Copies the ids that identify the object and its related objects, and the name of the device of an action. Its state and capabilities
    /// are not copied: they may be out of date.
    /// </summary>
    internal static object WithIds(object target, PSObject source)
    {
        foreach (var property in target.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = ValueOf(source, property.Name);
            if (property.PropertyType == typeof(string) && value is string { Length: > 0 } text && IsReference(property))
            {
                property.SetValue(target, Spelled(property.Name, text));
            }
            else if (RefuseNullAttribute.Plain(value) is EnodeModel live && property.PropertyType.IsInstanceOfType(live))
            {
                property.SetValue(target, live);
            }
            else if (property.PropertyType.IsSubclassOf(typeof(EnodeModel)) && value is PSObject { BaseObject: PSCustomObject } part)
            {
                // Of an abstract type, as AssetAction is, the copy names the kind.
                property.SetValue(
                    target,
                    property.PropertyType.IsAbstract
                        ? KindOf(part, property.PropertyType)
                        : WithIds(Activator.CreateInstance(property.PropertyType)!, part));
            }
        }

        if (target is AssetAction action && ValueOf(source, nameof(AssetAction.TargetName)) is string name && name != action.TargetId)
        {
            action.KnownTargetName = name.Length > 0 ? name : null;
        }

        return target;
    }

    /// <summary>The value of a member of a row or a copy. Null when it has none.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: the member is a script that failed.</exception>
    internal static object? ValueOf(PSObject row, string name)
    {
        try
        {
            return row.Properties[name]?.Value;
        }
        catch (GetValueException exception)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"The {name} of the row cannot be read: {Sentences.Ended(exception.Message)}", exception);
        }
    }

    private static EnodeResource? KindOf(PSObject copy, Type type) =>
        FromCopy(copy) is { } resource && type.IsInstanceOfType(resource) ? resource : null;

    // In a row, as on the command line, words are written in any case. The API compares them with case.
    private static string Spelled(string name, string text) => name switch
    {
        nameof(LinkedVendor.Vendor) => KnownWords.Spelled(KnownWords.Vendors, text),
        nameof(LinkedVendor.VendorType) => KnownWords.Spelled(AssetKind.DeviceNames, text),
        _ => text,
    };

    private static string WithoutPrefixes(string typeName)
    {
        while (Array.Find(CopyPrefixes, prefix => typeName.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
        {
            typeName = typeName[prefix.Length..];
        }

        return typeName;
    }

    private static bool IsReference(PropertyInfo property) =>
        property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name == nameof(AssetAction.TargetType) ||
        property.DeclaringType == typeof(LinkedVendor) || property.DeclaringType == typeof(CredentialsEvent);

    private static Type? TypeOf(string name) =>
        name.StartsWith(Namespace, StringComparison.Ordinal) &&
        typeof(EnodeResource).Assembly.GetType(name) is { IsAbstract: false } type && type.IsSubclassOf(typeof(EnodeResource))
            ? type
            : null;
}
