using System.Diagnostics.CodeAnalysis;

namespace Enode.Simulation;

/// <summary>Handles all requests: authorization, headers, routing. Every error becomes a response.</summary>
internal sealed class Gateway
{
    private readonly Router router;
    private readonly AccessTokens tokens;
    private readonly Action<ApiRequest> checkAccess;

    /// <param name="routes">The routes.</param>
    /// <param name="tokens">The access tokens.</param>
    /// <param name="checkAccess">Throws a <see cref="ProblemException"/> for what the user of a token has no access to.</param>
    public Gateway(IEnumerable<Route> routes, AccessTokens tokens, Action<ApiRequest> checkAccess)
    {
        router = new Router(routes);
        this.tokens = tokens;
        this.checkAccess = checkAccess;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every error becomes a response.")]
    public Response Handle(ApiRequest request)
    {
        try
        {
            return Dispatch(request);
        }
        catch (ProblemException exception)
        {
            return exception.Problem.ToResponse();
        }
        catch (Exception exception)
        {
            return ApiProblem.ServerError($"The simulator failed with {exception.GetType().Name}.").ToResponse();
        }
    }

    private Response Dispatch(ApiRequest request)
    {
        var path = request.Target.Segments;
        var (route, others) = router.Find(request.Method, path);
        if (route is not { IsOpen: true } && !others.Any(other => other.IsOpen))
        {
            var (refusal, userId) = tokens.Check(request.Header("Authorization"));
            request.TokenUserId = userId;
            if (refusal is not null)
            {
                return ApiProblem.Unauthorized(refusal).ToResponse().With("WWW-Authenticate", "Bearer");
            }

            RequestHeaders.Check(request);
        }

        if (route is null)
        {
            var methods = string.Join(", ", others.Select(other => other.Method));
            return methods.Length == 0
                ? ApiProblem.NotFound($"There is no route {request.Method} {request.Target.Path}.").ToResponse()
                : ApiProblem.MethodNotAllowed($"The path takes {methods}, not {request.Method}.").ToResponse().With("Allow", methods);
        }

        request.PathValues = route.Values(path);
        checkAccess(request);
        return route.Respond(request);
    }
}
