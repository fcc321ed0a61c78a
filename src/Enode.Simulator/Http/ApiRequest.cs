namespace Enode.Simulation;

/// <summary>A request that was received, with its body.</summary>
internal sealed class ApiRequest
{
    /// <summary>The maximum size of a body, in bytes.</summary>
    public const int MaximumBodySize = 1024 * 1024;

    private readonly Func<string, string?> header;
    private readonly byte[]? body;
    private RequestTarget? target;

    /// <param name="method">The HTTP method.</param>
    /// <param name="rawTarget">Path and query from the request line.</param>
    /// <param name="header">Gets the value of a header. Null if the request does not have it.</param>
    /// <param name="body">The body. Null if it was too large.</param>
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

    /// <summary>The type of the body without its parameters. Null if the request does not have one.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The values of the parameters in the path, by name and decoded.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; set; } = new Dictionary<string, string>();

    /// <summary>The user who gave the client the access token of the request. Null for a token of the client itself.</summary>
    public string? TokenUserId { get; set; }

    public string? Header(string name) => header(name);
}
