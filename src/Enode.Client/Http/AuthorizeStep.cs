using System.Net;

namespace Enode;

/// <summary>Puts a token on a request, and on a refusal a new one, once.</summary>
internal sealed class AuthorizeStep : IHttpStep
{
    private readonly IHttpStep next;
    private readonly IAccessTokenSource tokens;

    internal AuthorizeStep(IHttpStep next, IAccessTokenSource tokens)
    {
        this.next = next;
        this.tokens = tokens;
    }

    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(call.Observer, cancellationToken).ConfigureAwait(false);
        call.Token = token;
        var answer = await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized || !tokens.CanRefresh)
        {
            return answer;
        }

        // A 401 means that nothing was done: even a POST can be sent again.
        answer.Dispose();
        call.Token = await tokens.RefreshAsync(token, call.Observer, cancellationToken).ConfigureAwait(false);
        return await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }
}
