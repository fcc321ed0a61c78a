using System.Net;

namespace Enode.Internal;

/// <summary>Puts a token on a request, and on a refusal a new one, once.</summary>
internal sealed class AuthorizeStage : IHttpStage
{
    private readonly IHttpStage next;
    private readonly IAccessTokenSource tokens;

    internal AuthorizeStage(IHttpStage next, IAccessTokenSource tokens)
    {
        this.next = next;
        this.tokens = tokens;
    }

    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(call.Observer, cancellationToken).ConfigureAwait(false);
        call.Token = token;
        var response = await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (response.Status != HttpStatusCode.Unauthorized || !tokens.CanRefresh)
        {
            return response;
        }

        // A 401 means that nothing was done: even a POST can be sent again.
        response.Dispose();
        call.Token = await tokens.RefreshAsync(token, call.Observer, cancellationToken).ConfigureAwait(false);
        return await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }
}
