namespace Enode.Simulation;

/// <summary>
/// The path and the query of a request, parsed from the raw request line. <see cref="Uri"/> would resolve <c>.</c> and <c>..</c>, and
/// would not distinguish an encoded slash in an id from a separator.
/// </summary>
internal sealed class RequestTarget
{
    private static readonly string[] SecretFields = ["client_secret", "access_token", "refresh_token", "code"];

    private RequestTarget(string path, IReadOnlyList<string> segments, FormFields query)
    {
        Path = path;
        Segments = segments;
        Query = query;
    }

    /// <summary>The path as it was received, without the query.</summary>
    public string Path { get; }

    /// <summary>The segments of the path, each of them decoded.</summary>
    public IReadOnlyList<string> Segments { get; }

    public FormFields Query { get; }

    /// <exception cref="ProblemException">Path or query cannot be decoded.</exception>
    public static RequestTarget Parse(string raw)
    {
        var (path, query) = Split(raw);
        var segments = new List<string>();
        foreach (var segment in path.TrimStart('/').Length == 0 ? [] : path[1..].Split('/'))
        {
            if (!PercentEncoding.TryDecode(segment, isForm: false, out var decoded))
            {
                throw new ProblemException(ApiProblem.BadRequest("The path is not percent-encoded UTF-8."));
            }

            segments.Add(decoded);
        }

        var fields = FormFields.TryParse(query)
            ?? throw new ProblemException(ApiProblem.BadRequest("The query is not percent-encoded UTF-8."));
        return new RequestTarget(path, segments, fields);
    }

    /// <summary>The target as it was received, without secrets in its query, and without the token of a link.</summary>
    public static string Redact(string raw)
    {
        if (raw.StartsWith(LinkPageRoutes.Root, StringComparison.Ordinal))
        {
            return $"{LinkPageRoutes.Root}***";
        }

        var question = raw.IndexOf('?', StringComparison.Ordinal);
        if (question < 0 || !Array.Exists(SecretFields, name => MayName(raw, name)))
        {
            return raw;
        }

        var fields = raw[(question + 1)..].Split('&').Select(pair =>
        {
            var name = pair.Split('=')[0];
            return !PercentEncoding.TryDecode(name, isForm: true, out var decoded)
                || SecretFields.Contains(decoded, StringComparer.OrdinalIgnoreCase)
                ? $"{name}=***"
                : pair;
        });
        return $"{raw[..question]}?{string.Join('&', fields)}";
    }

    // A name can be percent-encoded.
    private static bool MayName(string raw, string name) =>
        raw.Contains('%', StringComparison.Ordinal) || raw.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static (string Path, string Query) Split(string raw)
    {
        // A request to a proxy has an absolute address.
        var scheme = raw.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && raw[0] != '/')
        {
            var slash = raw.IndexOf('/', scheme + 3);
            raw = slash < 0 ? "/" : raw[slash..];
        }

        var question = raw.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (raw, string.Empty) : (raw[..question], raw[(question + 1)..]);
    }
}
