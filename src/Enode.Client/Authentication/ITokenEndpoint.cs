namespace Enode.Internal;

/// <summary>The token endpoint. An OAuth library would replace this type alone.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Its address.</summary>
    Uri Uri { get; }

    /// <summary>Keeps the connections of the requests open until the result is disposed.</summary>
    /// <remarks>A request that several clients wait for can outlive the client that began it.</remarks>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    IDisposable KeepOpen();

    /// <summary>Requests a token.</summary>
    /// <param name="grant">What is presented for it.</param>
    /// <param name="observer">Receives the request.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="EnodeApiException">The request was rejected, or the response has no token.</exception>
    Task<AccessToken> RequestAsync(TokenGrant grant, IRequestObserver observer, CancellationToken cancellationToken);
}
