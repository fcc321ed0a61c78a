using System.Text;

namespace Enode.Testing;

/// <summary>A request exactly as it came off the socket.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(
        int connection,
        string method,
        string target,
        IReadOnlyList<KeyValuePair<string, string>> headerLines,
        byte[] body)
    {
        Connection = connection;
        Method = method;
        Target = target;
        HeaderLines = headerLines;
        Body = Encoding.UTF8.GetString(body);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headerLines)
        {
            headers[name] = headers.TryGetValue(name, out var earlier) ? $"{earlier}, {value}" : value;
        }

        Headers = headers;
    }

    /// <summary>The number of the connection that it came through, from 1.</summary>
    public int Connection { get; }

    /// <summary>As in <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Path and query as they were sent, with all their percent signs.</summary>
    public string Target { get; }

    /// <summary>The target up to the question mark.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The target behind the question mark. Empty when there is none.</summary>
    public string Query =>
        Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : string.Empty;

    /// <summary>The headers by name, in whatever case; one that came twice has both values.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The header lines in the order of their arrival.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> HeaderLines { get; }

    /// <summary>The body as text. Empty when there was none.</summary>
    public string Body { get; }

    /// <summary>A header's value. Null when it was not sent.</summary>
    /// <param name="name">Its name, in whatever case.</param>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>Method and target.</summary>
    public override string ToString() => $"{Method} {Target}";
}
