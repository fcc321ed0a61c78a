namespace Enode.Internal;

/// <summary>A request on its way through the steps.</summary>
internal sealed class ApiCall
{
    internal ApiCall(ApiRequest request, IRequestObserver observer)
    {
        Request = request;
        Observer = observer;
    }

    internal ApiRequest Request { get; }

    internal IRequestObserver Observer { get; }

    /// <summary>False for a request whose caller repeats it: a failure is not followed by a retry.</summary>
    internal bool IsRetried { get; init; } = true;

    /// <summary>How often the request has been sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>When the first attempt began.</summary>
    /// <remarks>This and the next two stay when the request is sent again with a new token: a 401 starts no new budget.</remarks>
    internal long? StartedAt { get; set; }

    /// <summary>How often the request was sent again because of a failure.</summary>
    internal int Retries { get; set; }

    /// <summary>True when an earlier attempt may have been carried out although its response never arrived.</summary>
    internal bool ResponseWasLost { get; set; }

    /// <summary>The token to send. Null before the authorize step, and for requests that carry none.</summary>
    internal AccessToken? Token { get; set; }

    /// <summary>What may stand in no message: the request's own secrets and the token.</summary>
    internal IEnumerable<string> Secrets => Token is null ? Request.Secrets : Request.Secrets.Append(Token.Value);

    internal EnodeApiException Failure(string errorId, string message, Exception? inner = null, bool nothingWasSent = false) =>
        new(errorId, message, inner)
    {
        Method = Request.Method.Method,
        Path = Request.Uri.PathAndQuery,
        Attempts = Attempts,
        NothingWasSent = nothingWasSent,
        IsForToken = Request.IsForToken,
    };
}
