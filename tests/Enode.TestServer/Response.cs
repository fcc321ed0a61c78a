using System.Collections;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Enode.Testing;

/// <summary>What the server does about a request: a polite answer, or something rude.</summary>
public sealed class Response
{
    private Response(Manner manner)
    {
        Manner = manner;
    }

    /// <summary>The built-in response of the token endpoint: a new token each time.</summary>
    public static Response Token { get; } = new(Manner.Token);

    /// <summary>The connection is torn down: the client sees a reset.</summary>
    public static Response Reset { get; } = new(Manner.Reset);

    /// <summary>The connection is closed in good order, without a word.</summary>
    public static Response Close { get; } = new(Manner.Close);

    /// <summary>Nothing comes until the server is stopped.</summary>
    public static Response Hang { get; } = new(Manner.Hang);

    /// <summary>The status code.</summary>
    public int Status { get; private init; }

    internal Manner Manner { get; }

    internal byte[] Body { get; private init; } = [];

    internal int BytesSent { get; private init; } = int.MaxValue;

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal Gate? Gate { get; private init; }

    internal bool ClosesAfterwards { get; private init; }

    /// <summary>A JSON body, or none.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body. Null for none.</param>
    public static Response Json(int status, string? body = null) =>
        new(Manner.Polite)
        {
            Status = status, Body = Encoding.UTF8.GetBytes(body ?? string.Empty),
            Headers = body is null ? [] : ContentType("application/json")
        };

    /// <summary>An HTML page, as proxies and load balancers send in the place of a response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The page.</param>
    public static Response Html(int status, string body) =>
        new(Manner.Polite) { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = ContentType("text/html") };

    /// <summary>A JSON body, packed with gzip.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body before packing.</param>
    public static Response Gzip(int status, string body) =>
        Packed(status, body, "gzip", packed => new GZipStream(packed, CompressionLevel.Fastest));

    /// <summary>A JSON body, packed with brotli.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body before packing.</param>
    public static Response Brotli(int status, string body) =>
        Packed(status, body, "br", packed => new BrotliStream(packed, CompressionLevel.Fastest));

    /// <summary>A body that is announced whole and sent in part.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="bytes">How many bytes of it are sent before the connection is closed.</param>
    public static Response CutShort(int status, string body, int bytes) =>
        new(Manner.Polite)
        {
            Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = ContentType("application/json"), BytesSent = bytes,
            ClosesAfterwards = true
        };

    /// <summary>A redirect.</summary>
    /// <param name="status">301, 302, 303, 307 or 308.</param>
    /// <param name="location">Where to.</param>
    public static Response Redirect(int status, string location) => Json(status).With("Location", location);

    /// <summary>The same response with a header more; one of that name is replaced.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public Response With(string name, object? value) => Copy(
        Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Append(new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty))
            .ToList(),
        Gate,
        ClosesAfterwards);

    /// <summary>The same response with these headers more.</summary>
    /// <param name="headers">Names and values. Null for none.</param>
    public Response With(IDictionary? headers) => headers is null
        ? this
        : headers.Cast<DictionaryEntry>().Aggregate(this, (response, header) => response.With(header.Key.ToString()!, header.Value));

    /// <summary>The same response, sent when the gate is open.</summary>
    /// <param name="gate">The gate.</param>
    public Response After(Gate gate) => Copy(Headers, gate, ClosesAfterwards);

    /// <summary>The same response, and the connection is closed behind it without announcement.</summary>
    public Response ThenClose() => Copy(Headers, Gate, closesAfterwards: true);

    private static Response Packed(int status, string body, string encoding, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
        {
            stream.Write(Encoding.UTF8.GetBytes(body));
        }

        var response = new Response(Manner.Polite) { Status = status, Body = packed.ToArray(), Headers = ContentType("application/json") };
        return response.With("Content-Encoding", encoding);
    }

    private static List<KeyValuePair<string, string>> ContentType(string type) => [new("Content-Type", type)];

    private Response Copy(IReadOnlyList<KeyValuePair<string, string>> headers, Gate? gate, bool closesAfterwards) => new(Manner)
    {
        Status = Status,
        Body = Body,
        BytesSent = BytesSent,
        Headers = headers,
        Gate = gate,
        ClosesAfterwards = closesAfterwards,
    };
}

/// <summary>How a request is treated.</summary>
internal enum Manner
{
    Polite,
    Token,
    Reset,
    Close,
    Hang,
}
