namespace Enode.Simulation;

/// <summary>
/// Delays the calls of the API, and answers some of them with an error instead of carrying them out: those above the rate limit, and a
/// part of the others. Token requests and the pages of links are not changed: the settings are those of the API.
/// </summary>
internal sealed class Faults
{
    private static readonly TimeSpan RateInterval = TimeSpan.FromSeconds(1);

    private static readonly ApiProblem[] Errors =
    [
        ApiProblem.ServerError("The simulator was started with an error rate."),
        new(502, null, "Bad Gateway", "The simulator was started with an error rate."),
        new(503, null, "Service Unavailable", "The simulator was started with an error rate."),
        new(504, null, "Gateway Timeout", "The simulator was started with an error rate."),
    ];

    private readonly Func<ApiRequest, Response> next;
    private readonly TimeProvider time;
    private readonly SimulatorOptions options;
    private readonly object gate = new();
    private long countedFrom;
    private int countInInterval;
    private long count;

    /// <param name="options">The options, which have been checked.</param>
    /// <param name="time">The source of real time.</param>
    /// <param name="next">Handles the requests that are carried out.</param>
    public Faults(SimulatorOptions options, TimeProvider time, Func<ApiRequest, Response> next)
    {
        this.options = options;
        this.time = time;
        this.next = next;
        countedFrom = time.GetTimestamp();
    }

    public async Task<Response> HandleAsync(ApiRequest request)
    {
        if (request.RawTarget.Split('?')[0] == TokenEndpoint.Path
            || request.RawTarget.StartsWith(LinkPageRoutes.Root, StringComparison.Ordinal))
        {
            return next(request);
        }

        await Task.Delay(options.Latency, time);
        return Refusal() is { } problem ? problem.ToResponse() : next(request);
    }

    private ApiProblem? Refusal()
    {
        if (!IsWithinRate())
        {
            return ApiProblem.TooManyRequests(
                $"The simulator accepts {options.RateLimit} {(options.RateLimit == 1 ? "request" : "requests")} per second.");
        }

        // The errors of a sequence of requests depend on the seed only.
        var random = new SeededRandom(options.Seed, RandomPurpose.Error, Interlocked.Increment(ref count));
        return random.Chance(options.ErrorRate) ? random.Pick(Errors) : null;
    }

    private bool IsWithinRate()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (time.GetElapsedTime(countedFrom, now) >= RateInterval)
            {
                countedFrom = now;
                countInInterval = 0;
            }

            countInInterval++;
            return !(countInInterval > options.RateLimit);
        }
    }
}
