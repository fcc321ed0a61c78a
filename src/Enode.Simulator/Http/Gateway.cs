using System.Diagnostics.CodeAnalysis;

namespace Enode.Simulation;

/// <summary>Handles all requests: authorization, headers, routing. Every error becomes a response.</summary>
internal sealed class Gateway
{
    private readonly Router router;
    private readonly AccessTokens tokens;

    public Gateway(IEnumerable<Route> routes, AccessTokens tokens)
    {
        router = new Router(routes);
        this.tokens = tokens;
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
        var (route, methods) = router.Find(request.Method, path);
        if (route is not { IsOpen: true })
        {
            if (tokens.Refusal(request.Header("Authorization")) is { } refusal)
            {
                return ApiProblem.Unauthorized(refusal).ToResponse().With("WWW-Authenticate", "Bearer");
            }

            RequestHeaders.Check(request);
        }

        if (route is null)
        {
            return methods.Count == 0
                ? ApiProblem.NotFound($"There is no route {request.Method} {request.Target.Path}.").ToResponse()
                : ApiProblem.MethodNotAllowed($"The path takes {string.Join(", ", methods)}, not {request.Method}.").ToResponse()
                    .With("Allow", string.Join(", ", methods));
        }

        request.PathValues = route.Values(path);
        return route.Respond(request);
    }
}
