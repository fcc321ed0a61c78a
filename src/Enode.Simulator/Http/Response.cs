using System.Buffers;
using System.Text.Json;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>A complete response to a request.</summary>
internal sealed class Response
{
    public const string JsonType = "application/json";

    public const string ProblemType = "application/problem+json";

    private Response(int status, string? mediaType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        MediaType = mediaType;
        Body = body;
    }

    public int Status { get; }

    /// <summary>Null if there is no body.</summary>
    public string? MediaType { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public static Response Json(int status, Action<Utf8JsonWriter> write, string mediaType = JsonType)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return new Response(status, mediaType, buffer.WrittenMemory);
    }

    /// <summary>A page for a browser.</summary>
    public static Response Html(int status, HtmlPage page)
    {
        var response = new Response(status, HtmlPage.MediaType, page.ToBytes());
        response.Headers.AddRange(HtmlPage.Headers);
        return response;
    }

    /// <summary>A response without a body that sends the browser to another address.</summary>
    public static Response Redirect(string address) => Empty(303).With("Location", address).With("Cache-Control", "no-store");

    /// <summary>A response without a body.</summary>
    public static Response Empty(int status) => new(status, null, default);

    public Response With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }
}
