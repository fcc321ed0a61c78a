namespace Enode.Internal;

/// <summary>The request line and the headers of an HTTP/1.1 request.</summary>
/// <param name="Method">The method, as it was sent.</param>
/// <param name="Target">Path and query, as they were sent.</param>
/// <param name="Headers">The headers by name, in any case. Of a name that came twice, the values joined by commas.</param>
/// <param name="KeepsConnection">True when the sender can send another request on the connection.</param>
internal sealed record HttpRequestHead(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, bool KeepsConnection)
{
    /// <summary>The path alone.</summary>
    internal string Path => Target.Split('?')[0];

    /// <summary>The value of a header. Null when there is none.</summary>
    internal string? Header(string name) => Headers.GetValueOrDefault(name);
}
