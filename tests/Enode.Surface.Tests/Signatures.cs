using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Enode.Surface;

/// <summary>Signatures of members, close to C#.</summary>
internal static class Signatures
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    internal static string Of(FieldInfo field)
    {
        var modifiers = field switch
        {
            { IsLiteral: true } => "const ",
            { IsStatic: true } => "static ",
            _ => string.Empty,
        };
        modifiers += field.IsInitOnly ? "readonly " : string.Empty;
        var value = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : string.Empty;
        var type = field.DeclaringType!.IsEnum ? string.Empty : $"{modifiers}{NameOf(Nullability.Create(field))} ";
        return $"{type}{field.Name}{value}";
    }

    internal static string Of(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(PublicTypes.IsVisible).ToList();
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var name = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{Parameters(parameters)}]" : property.Name;
        var type = NameOf(Nullability.Create(property));
        var words = accessors.Select(accessor => Accessor(accessor, accessors[0]));
        return $"{Modifiers(accessors[0])}{required}{type} {name} {{ {string.Join(' ', words)} }}";
    }

    internal static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor)}{Plain(constructor.DeclaringType!.Name)}({Parameters(constructor.GetParameters())})";

    internal static string Of(MethodInfo method)
    {
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : string.Empty;
        var constraints = string.Concat(method.GetGenericArguments().Select(Constraint));
        var type = NameOf(Nullability.Create(method.ReturnParameter));
        return $"{Modifiers(method)}{type} {method.Name}{arguments}({Parameters(method.GetParameters())}){constraints}";
    }

    internal static string Constraints(Type type) => string.Concat(type.GetGenericArguments().Select(Constraint));

    /// <summary>The name without its namespace.</summary>
    internal static string NameOf(Type type) => Name(type, type.GetGenericArguments().Select(NameOf));

    private static string NameOf(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var name = type.IsArray ? $"{NameOf(info.ElementType!)}[]" : Name(type, info.GenericTypeArguments.Select(NameOf));
        return info.ReadState == NullabilityState.Nullable && !type.IsValueType && !type.IsGenericParameter ? $"{name}?" : name;
    }

    private static string Name(Type type, IEnumerable<string> arguments) => type switch
    {
        _ when Keywords.TryGetValue(type, out var keyword) => keyword,
        _ when Nullable.GetUnderlyingType(type) is { } underlying => $"{NameOf(underlying)}?",
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsNested: true, IsGenericParameter: false } => $"{NameOf(type.DeclaringType!)}.{type.Name}",
        { IsGenericType: true } => $"{Plain(type.Name)}<{string.Join(", ", arguments)}>",
        _ => type.Name,
    };

    private static string Plain(string name) => name.Split('`')[0];

    private static string Constraint(Type parameter)
    {
        // The runtime has 'struct' as a base type and a constructor besides.
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var constraints = new List<string>();
        constraints.AddRange(attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : []);
        constraints.AddRange(isStruct ? ["struct"] : parameter.GetGenericParameterConstraints().Select(NameOf));
        constraints.AddRange(!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : []);
        return constraints.Count == 0 ? string.Empty : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static string Modifiers(MethodInfo method) => Access(method) + method switch
    {
        { DeclaringType.IsInterface: true } => string.Empty,
        { IsStatic: true } => "static ",
        { IsAbstract: true } when IsOverride(method) => "abstract override ",
        { IsAbstract: true } => "abstract ",
        { IsFinal: true } when IsOverride(method) => "sealed override ",
        _ when IsOverride(method) => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => string.Empty,
    };

    private static string Access(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string Accessor(MethodInfo accessor, MethodInfo first)
    {
        var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        var word = accessor.ReturnType != typeof(void) ? "get" : isInit ? "init" : "set";
        return $"{(accessor.IsPublic == first.IsPublic ? string.Empty : Access(accessor))}{word};";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var prefix = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => string.Empty,
        };
        var value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty;
        return $"{prefix}{NameOf(Nullability.Create(parameter))} {parameter.Name}{value}";
    }));

    private static string Default(ParameterInfo parameter)
    {
        var isNull = parameter.RawDefaultValue is null;
        var canBeNull = !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
        return isNull && !canBeNull ? "default" : Literal(parameter.RawDefaultValue);
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
