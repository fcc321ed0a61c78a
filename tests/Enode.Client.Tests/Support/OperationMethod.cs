using System.Reflection;
using System.Security;

namespace Enode.Tests;

/// <summary>A public method of the client that sends requests, found by reflection, and the operations that it says it sends.</summary>
/// <param name="Property">The property of <see cref="EnodeClient"/> that the method is called through.</param>
/// <param name="Method">The method.</param>
internal sealed record OperationMethod(PropertyInfo Property, MethodInfo Method)
{
    internal static IReadOnlyList<OperationMethod> All { get; } =
    [
        .. from property in typeof(EnodeClient).GetProperties()
           where property.PropertyType.Name.EndsWith("Operations", StringComparison.Ordinal)
           from method in property.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           where method.DeclaringType != typeof(object)
           select new OperationMethod(property, method),
    ];

    /// <summary>The methods' names, for theories.</summary>
    internal static IEnumerable<TheoryDataRow<string>> Names => All.Select(method => new TheoryDataRow<string>(method.ToString()));

    internal IEnumerable<OperationAttribute> Operations => Method.GetCustomAttributes<OperationAttribute>()
        .Concat(Property.PropertyType.GetCustomAttributes<OperationAttribute>()
            .Where(operation => operation.Methods.Contains(Method.Name)));

    internal static OperationMethod Of(string name) => All.Single(method => method.ToString() == name);

    /// <summary>
    /// Calls the method in every way that may make it send another operation. Every id is <paramref name="id"/>. A response of another
    /// shape than the method reads is not an error here: what is sent counts.
    /// </summary>
    internal async Task CallAsync(EnodeClient client, string id)
    {
        IEnumerable<object?[]> calls = [[]];
        foreach (var parameter in Method.GetParameters())
        {
            calls = calls.SelectMany(_ => Arguments(parameter, id), (call, argument) => call.Append(argument).ToArray());
        }

        foreach (var call in calls)
        {
            try
            {
                await CompleteAsync(Method.Invoke(Property.GetValue(client), call));
            }
            catch (EnodeApiException exception) when (exception.ErrorId == ErrorIds.InvalidResponse)
            {
            }
        }
    }

    public override string ToString() => $"{Property.Name}.{Method.Name}";

    private static async Task CompleteAsync(object? result)
    {
        if (result is IAsyncEnumerable<object> list)
        {
            await foreach (var item in list)
            {
                Assert.NotNull(item);
            }
        }
        else
        {
            await Assert.IsAssignableFrom<Task>(result);
        }
    }

    // The kind of device and an owner that may be left out decide about the route.
    private static IEnumerable<object?> Arguments(ParameterInfo parameter, string id)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var targetTypes = AssetKind.All.Where(kind => kind.TakesCommands).Select(kind => kind.Name);
        return parameter.Name switch
        {
            "targetType" => targetTypes,
            "userId" when parameter.HasDefaultValue => [null, id],
            "vendorType" when parameter.Member.Name == nameof(HealthOperations.ListVendorsAsync) => AssetKind.DeviceNames,
            "vendorType" when parameter.Member.Name == nameof(UserOperations.DisconnectVendorAsync) => [null, id],
            _ when type == typeof(string) => [id],
            _ when type == typeof(int) => [1],
            _ when type == typeof(IReadOnlyList<string>) => [new[] { id }],
            _ when type == typeof(WebhookHeader) => [new WebhookHeader(id, new SecureString())],
            _ when type == typeof(TimeSpan) => [TimeSpan.FromMinutes(1)],
            _ when type == typeof(AssetAction) =>
                targetTypes.Select(targetType => new UnknownAction { Id = id, TargetType = targetType, State = ActionStates.Pending }),
            _ when type == typeof(Schedule) => [new ChargeSchedule { TargetId = "d" }],
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) =>
                [Array.CreateInstance(type.GetGenericArguments()[0], 0)],
            _ => [Activator.CreateInstance(type)],
        };
    }
}
