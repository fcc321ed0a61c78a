namespace Enode;

/// <summary>One step on a request's way: authorize, retry, send.</summary>
internal interface IHttpStep
{
    /// <summary>Gives the answer whatever its status.</summary>
    /// <exception cref="EnodeApiException">There was no answer.</exception>
    Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken);
}
