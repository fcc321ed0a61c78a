namespace Enode.Internal;

/// <summary>One step on a request's way: authorize, retry, send.</summary>
internal interface IHttpStage
{
    /// <summary>Gives the response whatever its status.</summary>
    /// <exception cref="EnodeApiException">There was no response.</exception>
    Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken);
}
