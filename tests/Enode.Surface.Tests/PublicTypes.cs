using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Enode.Surface;

/// <summary>Public types as C# declares them: a line for each type, and one for each member that is public or protected.</summary>
internal static class PublicTypes
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string Listing(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(TypeLine(type)).Append('\n');
            var lines = type.GetMembers(Declared)
                .Select(member => (member.Name, Line: MemberLine(member)))
                .Where(member => member.Line is not null)
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .ThenBy(member => member.Line, StringComparer.Ordinal)
                .Select(member => $"    {member.Line}\n");
            text.AppendJoin(string.Empty, lines);
        }

        return text.ToString();
    }

    private static string TypeLine(Type type)
    {
        var bases = new[] { type.BaseType }
            .Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            .Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(face => face.IsVisible))
            .Select(parent => Signatures.NameOf(parent!))
            .Order(StringComparer.Ordinal);
        var inherits = string.Join(", ", bases) is { Length: > 0 } list ? $" : {list}" : string.Empty;
        return $"{Kind(type)} {type.Namespace}.{Signatures.NameOf(type)}{inherits}{Signatures.Constraints(type)}";
    }

    private static string Kind(Type type)
    {
        var word = type.GetMethod("PrintMembers", Declared) is null ? "class" : "record";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => $"abstract {word}",
            { IsSealed: true } => $"sealed {word}",
            _ => word,
        };
    }

    /// <summary>Null for a member that is not public, and for what the compiler adds.</summary>
    private static string? MemberLine(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field.Attributes) && !field.IsSpecialName => Signatures.Of(field),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Signatures.Of(property),
        ConstructorInfo constructor when IsVisible(constructor) => Signatures.Of(constructor),
        MethodInfo method when IsVisible(method) && !IsAccessor(method) && !IsGenerated(method) => Signatures.Of(method),
        EventInfo added when IsVisible(added.AddMethod!) => $"event {Signatures.NameOf(added.EventHandlerType!)} {added.Name}",
        _ => null,
    };

    internal static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes field) =>
        (field & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsGenerated(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
