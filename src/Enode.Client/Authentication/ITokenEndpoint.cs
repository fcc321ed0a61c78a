namespace Enode;

/// <summary>Where tokens are asked for. The one place that an OAuth library would take.</summary>
internal interface ITokenEndpoint
{
    /// <summary>Its address.</summary>
    Uri Uri { get; }

    /// <summary>Asks for a token.</summary>
    /// <exception cref="EnodeApiException">It was refused, or the answer was none.</exception>
    Task<AccessToken> RequestAsync(IRequestObserver observer, CancellationToken cancellationToken);
}
