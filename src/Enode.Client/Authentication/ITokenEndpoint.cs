namespace Enode.Internal;

/// <summary>Where tokens are asked for. The one place that an OAuth library would take.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Its address.</summary>
    Uri Uri { get; }

    /// <summary>Keeps what the requests are sent through open until the result is disposed of.</summary>
    /// <remarks>A request that several clients wait for can outlive the client that began it.</remarks>
    /// <exception cref="ObjectDisposedException">It is gone already.</exception>
    IDisposable KeepOpen();

    /// <summary>Asks for a token.</summary>
    /// <exception cref="EnodeApiException">It was refused, or the response was none.</exception>
    Task<AccessToken> RequestAsync(IRequestObserver observer, CancellationToken cancellationToken);
}
