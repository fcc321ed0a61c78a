using System.Reflection;
using System.Text.RegularExpressions;

namespace Enode.Tests.Http;

/// <summary>What methods say that they send is what they send, and what the API's document has.</summary>
public sealed class OperationAttributeTests : ClientTest
{
    // One and the same response does for a list, an object and an action that is waited for.
    private const string AnyResponse = """{"id":"id-1","state":"CONFIRMED","data":[],"pagination":{"after":null}}""";

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<TheoryDataRow<string>> Methods => OperationMethod.Names;

    public static IEnumerable<TheoryDataRow<string>> Ids => Attributes.Select(operation => new TheoryDataRow<string>(operation.Id));

    /// <summary>All of the assembly, wherever they stand.</summary>
    private static List<OperationAttribute> Attributes { get; } =
    [
        .. from type in typeof(EnodeClient).Assembly.GetTypes()
           from member in type.GetMembers(Everything).Append(type)
           from operation in member.GetCustomAttributes<OperationAttribute>(inherit: false)
           select operation,
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_sends_its_operations_and_no_other(string name)
    {
        var method = OperationMethod.Of(name);
        Server.ReplyWith(_ => Response.Json(200, AnyResponse));

        await method.CallAsync(Connect(), "id-1");

        var routes = method.Operations.Select(operation => $"{operation.Verb} /{Regex.Replace(operation.Route, @"\{\w+\}", "id-1")}");
        Assert.NotEmpty(Server.Calls);
        Assert.Equal(routes.Order(), Server.Calls.Select(call => $"{call.Method} {call.Target.Split('?')[0]}").Order());
    }

    [Fact]
    public void Every_operation_belongs_to_a_method_and_stands_once()
    {
        var ids = OperationMethod.All.SelectMany(method => method.Operations).Select(operation => operation.Id).Distinct();

        Assert.Equal(Attributes.Select(operation => operation.Id).Order(), ids.Order());
    }

    [Fact]
    public void An_operation_names_methods_that_its_class_has_and_names_none_on_a_method()
    {
        foreach (var type in OperationMethod.All.Select(method => method.Property.PropertyType).Distinct())
        {
            var methods = type.GetMethods();
            var onClass = type.GetCustomAttributes<OperationAttribute>().SelectMany(operation => operation.Methods);
            Assert.Subset(methods.Select(method => method.Name).ToHashSet(), onClass.ToHashSet());
            var onMethods = methods.SelectMany(method => method.GetCustomAttributes<OperationAttribute>());
            Assert.Empty(onMethods.SelectMany(operation => operation.Methods));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_operation_is_in_the_document_with_its_verb_and_route(string id)
    {
        ApiDocument.Require();
        var operation = Attributes.First(operation => operation.Id == id);

        Assert.Equal(ApiDocument.Operations.GetValueOrDefault(id), $"{operation.Verb} /{operation.Route}");
    }
}
