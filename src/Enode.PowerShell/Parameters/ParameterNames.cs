using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Enode.Parameters;

/// <summary>
/// Names the parameters of a cmdlet in what the API reports about a request that the cmdlet built from them: a user who specified -Scope
/// does not know the member <c>scopes</c>.
/// </summary>
internal sealed partial class ParameterNames
{
    private static readonly ConcurrentDictionary<Type, ParameterNames> All = new();

    private readonly string[] names;

    private ParameterNames(Type cmdlet) => names =
        [.. cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))).Select(property => property.Name)];

    /// <summary>The parameters of a cmdlet.</summary>
    internal static ParameterNames Of(Type cmdlet) => All.GetOrAdd(cmdlet, type => new ParameterNames(type));

    /// <summary>A message in which each line about a member of the request begins with the parameter, where there is one.</summary>
    internal string Replaced(string message) => IssueLine().Replace(message, line =>
        Parameter(line.Groups["path"].Value) is { } parameter ? $"  {parameter}:" : line.Value);

    /// <summary>The parameter of a member, as in <c>-Scope, item 1</c> for <c>scopes[0]</c>. Null when there is none.</summary>
    private string? Parameter(string path)
    {
        var segments = path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

        // The members of an object can be parameters of their own: authentication.headerName is -AuthenticationHeaderName.
        for (var length = segments.Length; length > 0; length--)
        {
            var member = string.Concat(segments[..length]);
            if (Array.Find(names, name => IsNameOf(name, member)) is { } found)
            {
                return string.Join(", ", segments[length..].Select(Described).Prepend($"-{found}"));
            }
        }

        return null;
    }

    // The API names lists in the plural, and their parameters are in the singular.
    private static bool IsNameOf(string parameter, string member) =>
        parameter.Equals(member, StringComparison.OrdinalIgnoreCase) || $"{parameter}s".Equals(member, StringComparison.OrdinalIgnoreCase);

    private static string Described(string segment) => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        ? string.Create(CultureInfo.InvariantCulture, $"item {index + 1}")
        : segment;

    [GeneratedRegex(@"^  - (?<path>[\w.\[\]]+):(?= )", RegexOptions.Multiline)]
    private static partial Regex IssueLine();
}
