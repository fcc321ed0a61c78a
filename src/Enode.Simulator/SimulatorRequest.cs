using System.Globalization;

namespace Enode;

/// <summary>A request to a simulator, without its headers and body, which can have secrets.</summary>
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

    /// <summary>When the request was received: real time, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method, as in <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Path and query as they were received, not decoded. A secret or token in the query is replaced by <c>***</c>.</summary>
    public string Path { get; }

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; }

    /// <summary>How long it took to create the response, in milliseconds of real time.</summary>
    public double DurationMs { get; }

    /// <summary>Method, path and status.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} {Status}");
}
