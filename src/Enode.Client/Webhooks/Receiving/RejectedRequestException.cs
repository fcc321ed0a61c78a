namespace Enode.Internal;

/// <summary>A request that is answered with an error, after which the connection is closed: what follows it is not read.</summary>
/// <param name="status">The status of the response.</param>
/// <param name="reason">What is wrong, as the response says it.</param>
internal sealed class RejectedRequestException(int status, string reason) : Exception(reason)
{
    internal int Status { get; } = status;
}
