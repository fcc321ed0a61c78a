using System.Globalization;

namespace Enode.Testing;

/// <summary>Which request gets which answer.</summary>
internal sealed class Script
{
    internal const string TokenPath = "/oauth2/token";

    private readonly object gate = new();
    private readonly Queue<Response> queue = [];
    private readonly Dictionary<string, Queue<Response>> routes = [];
    private Func<ReceivedRequest, Response>? handler;
    private int tokens;

    internal int TokenLifetime { get; set; } = 3600;

    internal int TokensIssued
    {
        get
        {
            lock (gate)
            {
                return tokens;
            }
        }
    }

    internal void Add(Response response)
    {
        lock (gate)
        {
            queue.Enqueue(response);
        }
    }

    internal void AddRoute(string method, string target, IEnumerable<Response> responses)
    {
        lock (gate)
        {
            var key = Key(method, target);
            if (!routes.TryGetValue(key, out var route))
            {
                routes[key] = route = new Queue<Response>();
            }

            foreach (var response in responses)
            {
                route.Enqueue(response);
            }
        }
    }

    internal void Clear()
    {
        lock (gate)
        {
            queue.Clear();
            routes.Clear();
            handler = null;
        }
    }

    internal void SetHandler(Func<ReceivedRequest, Response> value)
    {
        lock (gate)
        {
            handler = value;
        }
    }

    /// <summary>
    /// The response: the route of the whole target, that of its path, the token endpoint, the queue, the handler, in this order.
    /// </summary>
    internal Response Next(ReceivedRequest request)
    {
        Func<ReceivedRequest, Response>? ask;
        lock (gate)
        {
            if (Routed(request) is { } response)
            {
                return response.Manner == Manner.Token ? NewToken(response.Gate) : response;
            }

            ask = handler;
        }

        return ask?.Invoke(request) ?? Response.Json(
            501, $$"""{"title":"Nothing Scripted","detail":"No response is scripted for {{request}}."}""");
    }

    private Response? Routed(ReceivedRequest request)
    {
        foreach (var target in new[] { request.Target, request.Path })
        {
            if (routes.TryGetValue(Key(request.Method, target), out var route))
            {
                // The last response stays.
                return route.Count > 1 ? route.Dequeue() : route.Peek();
            }
        }

        if (request.Method == "POST" && request.Path == TokenPath)
        {
            return Response.Token;
        }

        return queue.TryDequeue(out var next) ? next : null;
    }

    private Response NewToken(Gate? behind)
    {
        tokens++;
        var response = Response.Json(
            200,
            string.Create(CultureInfo.InvariantCulture,
                $$"""{"access_token":"token-{{tokens}}","expires_in":{{TokenLifetime}},"scope":"","token_type":"bearer"}"""));
        return behind is null ? response : response.After(behind);
    }

    private static string Key(string method, string target) => $"{method.ToUpperInvariant()} {target}";
}
