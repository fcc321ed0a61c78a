using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Tests.Json;

/// <summary>Every member of every documented response has a property, and every property a member.</summary>
public sealed class DocumentedModelTests
{
    /// <summary>Arrays of the API that are a property of an object here: the type, and the property with the items.</summary>
    private static readonly Dictionary<string, string> Wrapped = new()
    {
        [nameof(Tariff)] = "rates[].",
        [nameof(LocationTariff)] = "intervals[].",
    };

    public static IEnumerable<TheoryDataRow<string>> Methods => OperationMethod.All
        .Where(method => ModelOf(method.Method) is not null)
        .Select(method => new TheoryDataRow<string>(method.ToString()));

    public static IEnumerable<TheoryDataRow<string>> Models => OperationMethod.All
        .Select(method => ModelOf(method.Method)).OfType<Type>().Distinct().Select(type => new TheoryDataRow<string>(type.Name));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_documented_member_of_a_response_has_a_property(string name)
    {
        ApiDocument.Require();
        var method = OperationMethod.Of(name);
        var known = MembersOf(ModelOf(method.Method)!);

        foreach (var operation in method.Operations)
        {
            var documented = ApiDocument.ResponseMembersOf(operation.Id);
            Assert.NotEmpty(documented);
            Assert.Equal([], documented.Except(known));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_property_of_a_model_is_documented_or_is_known_to_be_newer(string name)
    {
        ApiDocument.Require();
        var methods = OperationMethod.All.Where(method => ModelOf(method.Method)?.Name == name).ToList();
        var documented = methods.SelectMany(method => method.Operations)
            .SelectMany(operation => ApiDocument.ResponseMembersOf(operation.Id));

        var undocumented = MembersOf(ModelOf(methods[0].Method)!).Except(documented);

        Assert.Equal(DocumentedSchemaTests.Newer.GetValueOrDefault(name.ToLowerInvariant(), []).Order(), undocumented.Order());
    }

    [Fact]
    public void A_method_without_a_model_has_no_documented_members()
    {
        ApiDocument.Require();
        var silent = OperationMethod.All.Where(method => ModelOf(method.Method) is null).SelectMany(method => method.Operations);

        Assert.DoesNotContain(silent, operation => ApiDocument.ResponseMembersOf(operation.Id).Count > 0);
    }

    /// <summary>The type that a method gives, or of which it gives a list. Null for a method that gives no data of the API.</summary>
    private static Type? ModelOf(MethodInfo method)
    {
        var type = method.ReturnType;
        while (!typeof(EnodeModel).IsAssignableFrom(type))
        {
            // A task and a list have one argument. The result of a cancellation has the action as a property.
            var inner = type.IsGenericType
                ? type.GetGenericArguments()[0]
                : type.GetProperties().Select(property => property.PropertyType).FirstOrDefault(typeof(EnodeModel).IsAssignableFrom);
            if (inner is null)
            {
                return null;
            }

            type = inner;
        }

        return type;
    }

    /// <summary>The paths of all members, as in <c>chargeState.range</c>. Of an abstract type, those of its derived types.</summary>
    private static SortedSet<string> MembersOf(Type type)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        Collect(type, string.Empty, members);
        return Wrapped.GetValueOrDefault(type.Name) is { } items
            ? new(members.Where(path => path.StartsWith(items, StringComparison.Ordinal)).Select(path => path[items.Length..]))
            : members;
    }

    private static void Collect(Type type, string path, SortedSet<string> members)
    {
        var types = type.IsAbstract ? type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type) && !other.IsAbstract) : [type];
        foreach (var property in types.SelectMany(other => other.GetProperties()).Where(IsReceived))
        {
            var where = path.Length == 0 ? NameOf(property) : $"{path}.{NameOf(property)}";
            members.Add(where);
            var isList = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(EnodeList<>);
            var inner = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (typeof(EnodeModel).IsAssignableFrom(inner))
            {
                Collect(inner, isList ? $"{where}[]" : where, members);
            }
        }
    }

    private static bool IsReceived(PropertyInfo property) =>
        property.CanWrite && property.Name != nameof(EnodeModel.AdditionalProperties) &&
        property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
