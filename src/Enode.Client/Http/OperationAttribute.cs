namespace Enode.Internal;

/// <summary>
/// An operation of the API, by its id in the API's document, and the method that sends it: the method that has the attribute, or, on a
/// class, those of its methods that are named. A class names what it inherits, because each kind has operations of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
internal sealed class OperationAttribute : Attribute
{
    /// <summary>An operation.</summary>
    /// <param name="id">The operation id.</param>
    /// <param name="verb">The method of the request, as in <c>GET</c>.</param>
    /// <param name="route">The path as the document has it, without the leading slash, as in <c>vehicles/{vehicleId}</c>.</param>
    /// <param name="methods">On a class, the names of the methods that send it.</param>
    public OperationAttribute(string id, string verb, string route, params string[] methods)
    {
        Id = id;
        Verb = verb;
        Route = route;
        Methods = methods;
    }

    public string Id { get; }

    public string Verb { get; }

    public string Route { get; }

    public IReadOnlyList<string> Methods { get; }
}
