namespace Enode.Internal;

/// <summary>A request, apart from the attempts to send it.</summary>
internal sealed class ApiRequest
{
    internal required HttpMethod Method { get; init; }

    internal required Uri Uri { get; init; }

    /// <summary>The body in UTF-8. Null for none.</summary>
    internal byte[]? Body { get; init; }

    internal string ContentType { get; init; } = "application/json";

    /// <summary>Sent as it is when set; otherwise the authorize step puts a bearer token.</summary>
    internal string? BasicAuthorization { get; init; }

    /// <summary>True when sending it twice does no more than sending it once.</summary>
    internal bool IsRepeatable { get; init; }

    /// <summary>True when its response is a token, which is not known before the response is read.</summary>
    internal bool IsForToken { get; init; }

    /// <summary>Texts that may stand in no message and on no stream, whatever a server echoes.</summary>
    internal IReadOnlyList<string> Secrets { get; init; } = [];

    internal static bool IsRepeatableMethod(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete || method == HttpMethod.Head;
}
