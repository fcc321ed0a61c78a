using System.Globalization;

namespace Enode.Testing;

/// <summary>Which request gets which answer.</summary>
internal sealed class Script
{
    internal const string TokenPath = "/oauth2/token";

    private readonly object gate = new();
    private readonly Queue<Answer> queue = [];
    private readonly Dictionary<string, Queue<Answer>> routes = [];
    private Func<ReceivedRequest, Answer>? handler;
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

    internal void Add(Answer answer)
    {
        lock (gate)
        {
            queue.Enqueue(answer);
        }
    }

    internal void AddRoute(string method, string target, IEnumerable<Answer> answers)
    {
        lock (gate)
        {
            var key = Key(method, target);
            if (!routes.TryGetValue(key, out var route))
            {
                routes[key] = route = new Queue<Answer>();
            }

            foreach (var answer in answers)
            {
                route.Enqueue(answer);
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

    internal void SetHandler(Func<ReceivedRequest, Answer> value)
    {
        lock (gate)
        {
            handler = value;
        }
    }

    /// <summary>The answer: the route of the whole target, that of its path, the token endpoint, the queue, the handler, in this order.</summary>
    internal Answer Next(ReceivedRequest request)
    {
        Func<ReceivedRequest, Answer>? ask;
        lock (gate)
        {
            if (Routed(request) is { } answer)
            {
                return answer.Manner == Manner.Token ? NewToken(answer.Gate) : answer;
            }

            ask = handler;
        }

        return ask?.Invoke(request) ?? Answer.Json(501, $$"""{"title":"Nothing Scripted","detail":"No answer is scripted for {{request}}."}""");
    }

    private Answer? Routed(ReceivedRequest request)
    {
        foreach (var target in new[] { request.Target, request.Path })
        {
            if (routes.TryGetValue(Key(request.Method, target), out var route))
            {
                // The last answer stays.
                return route.Count > 1 ? route.Dequeue() : route.Peek();
            }
        }

        if (request.Method == "POST" && request.Path == TokenPath)
        {
            return Answer.Token;
        }

        return queue.TryDequeue(out var next) ? next : null;
    }

    private Answer NewToken(Gate? behind)
    {
        tokens++;
        var answer = Answer.Json(200, string.Create(CultureInfo.InvariantCulture, $$"""{"access_token":"token-{{tokens}}","expires_in":{{TokenLifetime}},"scope":"","token_type":"bearer"}"""));
        return behind is null ? answer : answer.After(behind);
    }

    private static string Key(string method, string target) => $"{method.ToUpperInvariant()} {target}";
}
