using System.Reflection;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>
/// Completes paths of the API, one segment after the other: of the operations with the method of <c>-Method</c>, with ids from the last
/// listings in them.
/// </summary>
public sealed class ApiPathCompleter : EnodeCompleter
{
    private static readonly Lazy<IReadOnlyList<(string Verb, string[] Segments)>> Routes = new(() =>
    [
        .. typeof(EnodeClient).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Cast<MemberInfo>().Prepend(type))
            .SelectMany(member => member.GetCustomAttributes<OperationAttribute>())
            .Select(operation => (operation.Verb, operation.Route.Split('/')))
            .OrderBy(route => string.Join('/', route.Item2), StringComparer.Ordinal),
    ]);

    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line)
    {
        var word = line.Word.Trim('\'', '"');
        var slash = word.StartsWith('/') ? "/" : string.Empty;
        var typed = word[slash.Length..].Split('/');
        var verb = line.TextOf("Method") ?? "GET";
        var parents = typed[..^1];
        return Routes.Value
            .Where(route => route.Verb.Equals(verb, StringComparison.OrdinalIgnoreCase) && IsUnder(route.Segments, parents))
            .Select(route => route.Segments[parents.Length])
            .Distinct()
            .SelectMany(segment => IsPlaceholder(segment) ? ValuesOf(segment, parents, line) : [new Candidate(segment)])
            .Select(candidate => candidate with { Text = Path(candidate.Text), Name = Path(candidate.Name) })
            .DistinctBy(candidate => candidate.Text);

        string Path(string last) => slash + string.Join('/', [.. parents, last]);
    }

    private static bool IsUnder(string[] route, string[] parents) =>
        route.Length > parents.Length && parents.Zip(route).All(pair =>
            (IsPlaceholder(pair.Second) && pair.First.Length > 0) || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');

    // {vehicleId}, as the id that -VehicleId takes. An id with a slash has to be encoded in a path.
    private static IEnumerable<Candidate> ValuesOf(string placeholder, string[] parents, CompletedLine line)
    {
        var values = placeholder switch
        {
            "{vendor}" => KnownWords.VendorsOf(null).Select(vendor => new Candidate(vendor)),
            "{vendorType}" => AssetKind.DeviceNames.Select(name => new Candidate(name)),
            "{id}" => IdCompleter.Of(line.Connections, parents[^1].TrimEnd('s')),
            _ => IdCompleter.Of(line.Connections, placeholder[1..^"Id}".Length]),
        };
        return values.Select(value => value with { Text = Uri.EscapeDataString(value.Text) });
    }
}
