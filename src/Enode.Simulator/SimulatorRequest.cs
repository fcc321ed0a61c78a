using System.Globalization;

namespace Enode;

/// <summary>A request that a simulator received and answered. It holds no header and no body, so no secret.</summary>
public sealed class SimulatorRequest
{
    internal SimulatorRequest(DateTimeOffset time, string method, string path, int status, double durationMs)
    {
        Time = time;
        Method = method;
        Path = path;
        Status = status;
        DurationMs = durationMs;
    }

    /// <summary>When the request came in: real time, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method, as in <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Path and query as they were received, nothing decoded. A token or secret that was put in the query is replaced by <c>***</c>.</summary>
    public string Path { get; }

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; }

    /// <summary>How long it took to find the response, in milliseconds of real time.</summary>
    public double DurationMs { get; }

    /// <summary>Method, path and status.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} {Status}");
}
