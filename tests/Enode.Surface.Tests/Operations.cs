using System.Reflection;
using System.Text.RegularExpressions;

namespace Enode.Surface;

/// <summary>An operation of the API, the methods of the client that send it, and the commands whose help names it.</summary>
/// <param name="Id">The operation id.</param>
/// <param name="Request">Verb and path, as in <c>GET /users/{userId}</c>.</param>
/// <param name="Methods">The methods, as in <c>Users.GetAsync</c>.</param>
/// <param name="Commands">The commands.</param>
internal sealed partial record Operation(string Id, string Request, IReadOnlyList<string> Methods, IReadOnlyList<string> Commands)
{
    /// <summary>The operation ids that the help of each command names.</summary>
    internal static IReadOnlyList<(string Command, IReadOnlyList<string> Ids)> Named { get; } =
    [
        .. from name in Surface.Commands.All.Keys.Order(StringComparer.Ordinal)
           let page = Path.Combine(Surface.Commands.Root, "docs/en-US", $"{name}.md")
           where File.Exists(page)
           let notes = Notes().Match(File.ReadAllText(page).ReplaceLineEndings("\n")).Groups["first"].Value
           let ids = OperationId().Matches(notes).Select(match => match.Groups["id"].Value).ToList()
           select (name, (IReadOnlyList<string>)ids),
    ];

    /// <summary>All operations of the client: what its methods declare.</summary>
    internal static IReadOnlyList<Operation> All { get; } =
    [
        .. from declared in Declared()
           group declared.Method by (declared.Id, declared.Request) into operation
           orderby operation.Key.Request.Split(' ')[1], operation.Key.Request
           select new Operation(
               operation.Key.Id,
               operation.Key.Request,
               [.. operation.Distinct().Order(StringComparer.Ordinal)],
               [.. Named.Where(page => page.Ids.Contains(operation.Key.Id)).Select(page => page.Command)]),
    ];

    /// <summary>The page of the documentation that lists the operations.</summary>
    internal static string Page()
    {
        var rows = All.Select(operation =>
            $"| `{operation.Id}` | `{operation.Request}` | {Join(operation.Commands.Select(name => $"[{name}](en-US/{name}.md)"))} | " +
            $"{Join(operation.Methods.Select(method => $"`{method}`"))} |\n");
        return
            $"""
            # Operations

            The {All.Count} operations of the Enode API that this version has, with the cmdlets that use each of them, and the methods of
            `EnodeClient` in C#. `Invoke-EnodeApi` sends any other request.

            The tests write this page from the attributes of the methods and from the notes of the help pages.

            | Operation | Request | Cmdlets | C# |
            |---|---|---|---|

            """.ReplaceLineEndings("\n") + string.Concat(rows);
    }

    private static string Join(IEnumerable<string> items) => string.Join(", ", items);

    private static IEnumerable<(string Id, string Request, string Method)> Declared() =>
        from property in typeof(EnodeClient).GetProperties()
        where property.PropertyType.Name.EndsWith("Operations", StringComparison.Ordinal)
        let type = property.PropertyType
        from member in type.GetMethods().Append<MemberInfo>(type)
        from data in member.GetCustomAttributesData()
        where data.AttributeType.Name == "OperationAttribute"
        let arguments = data.ConstructorArguments.Select(argument => argument.Value).ToArray()
        let names = ((IEnumerable<CustomAttributeTypedArgument>)arguments[3]!).Select(argument => (string)argument.Value!)
        from name in member is MethodInfo ? [member.Name] : names
        select ((string)arguments[0]!, $"{arguments[1]} /{arguments[2]}", $"{property.Name}.{name}");

    [GeneratedRegex(@"^## NOTES\n\n(API o|O)perations?:(?<first>.*?)\n\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Notes();

    [GeneratedRegex("`(?<id>[a-z][A-Za-z]+)`")]
    private static partial Regex OperationId();
}
