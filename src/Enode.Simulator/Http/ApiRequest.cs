namespace Enode.Simulation;

/// <summary>A request as it came in, its body already read.</summary>
internal sealed class ApiRequest
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaximumBodySize = 1024 * 1024;

    private readonly Func<string, string?> header;
    private readonly byte[]? body;
    private RequestTarget? target;

    /// <param name="method">The HTTP method.</param>
    /// <param name="rawTarget">Path and query from the request line.</param>
    /// <param name="header">Gives a header's value, or null.</param>
    /// <param name="body">The body, or null when it was too large to be read.</param>
    public ApiRequest(string method, string rawTarget, Func<string, string?> header, byte[]? body)
    {
        Method = method;
        RawTarget = rawTarget;
        this.header = header;
        this.body = body;
    }

    public string Method { get; }

    public string RawTarget { get; }

    /// <exception cref="ProblemException">Path or query cannot be decoded.</exception>
    public RequestTarget Target => target ??= RequestTarget.Parse(RawTarget);

    /// <exception cref="ProblemException">The body is larger than <see cref="MaximumBodySize"/>.</exception>
    public byte[] Body => body ?? throw new ProblemException(ApiProblem.PayloadTooLarge($"A body has at most {MaximumBodySize} bytes."));

    /// <summary>The type of the body without its parameters, or null when the request does not say.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The parts of the path that the route left open, by name and decoded.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; set; } = new Dictionary<string, string>();

    public string? Header(string name) => header(name);
}
