using System.Management.Automation;
using System.Reflection;
using Enode.Commands;

namespace Enode.Surface;

/// <summary>The commands of the module, as their metadata describe them: nothing of PowerShell runs here.</summary>
internal static class Commands
{
    internal static Assembly Module { get; } = typeof(ConnectEnode).Assembly;

    internal static string Root { get; } = Path.GetFullPath(typeof(Commands).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Root").Value!);

    /// <summary>The types of all commands, by name.</summary>
    internal static IReadOnlyDictionary<string, Type> All { get; } = Module.GetExportedTypes()
        .Where(type => Data(type, nameof(CmdletAttribute)) is not null)
        .ToDictionary(NameOf, StringComparer.Ordinal);

    internal static string Verb(Type type) => (string)Data(type, nameof(CmdletAttribute))!.ConstructorArguments[0].Value!;

    internal static string Noun(Type type) => (string)Data(type, nameof(CmdletAttribute))!.ConstructorArguments[1].Value!;

    internal static bool SupportsShouldProcess(Type type) => Named(Data(type, nameof(CmdletAttribute))!, "SupportsShouldProcess") is true;

    internal static bool SupportsPaging(Type type) => Named(Data(type, nameof(CmdletAttribute))!, "SupportsPaging") is true;

    internal static IEnumerable<string> OutputTypes(Type type) => type.GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == nameof(OutputTypeAttribute))
        .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Select(argument => ((Type)argument.Value!).FullName!);

    /// <summary>The parameters, each on a line: name, type, and how it is given in each set.</summary>
    internal static IEnumerable<string> Parameters(Type type) => ParameterProperties(type)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(Describe);

    /// <summary>The properties that are parameters.</summary>
    internal static IEnumerable<PropertyInfo> ParameterProperties(Type type) => type.GetProperties()
        .Where(property => property.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(ParameterAttribute)));

    private static string NameOf(Type type) => $"{Verb(type)}-{Noun(type)}";

    private static CustomAttributeData? Data(MemberInfo member, string name) =>
        member.GetCustomAttributesData().SingleOrDefault(data => data.AttributeType.Name == name);

    private static object? Named(CustomAttributeData data, string name) =>
        data.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).SingleOrDefault();

    private static string Describe(PropertyInfo property)
    {
        var sets = property.GetCustomAttributesData()
            .Where(data => data.AttributeType.Name == nameof(ParameterAttribute))
            .Select(DescribeSet)
            .Order(StringComparer.Ordinal);
        var aliases = Data(property, nameof(AliasAttribute)) is { } alias
            ? $" alias {string.Join(',', ((IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(argument => argument.Value))}"
            : string.Empty;
        return $"-{property.Name} <{TypeName(property.PropertyType)}>{aliases} {string.Join(' ', sets)}".TrimEnd();
    }

    private static string DescribeSet(CustomAttributeData data)
    {
        var words = new List<string>();
        words.Add(Named(data, "ParameterSetName") as string ?? "*");
        words.AddRange(Named(data, "Mandatory") is true ? ["mandatory"] : []);
        words.AddRange(Named(data, "Position") is int position ? [$"position {position}"] : []);
        words.AddRange(Named(data, "ValueFromPipeline") is true ? ["by value"] : []);
        words.AddRange(Named(data, "ValueFromPipelineByPropertyName") is true ? ["by name"] : []);
        return $"({string.Join(", ", words)})";
    }

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? $"{underlying.Name}?" : type.Name;
}
