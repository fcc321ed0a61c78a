namespace Enode.Simulation;

/// <summary>
/// What the token of a user gives access to: what belongs to the user, and what belongs to no user and can only be read. What belongs to
/// other users does not exist for it.
/// </summary>
internal static class UserAccess
{
    // What belongs to the client.
    private static readonly ResourceKind[] OfClient = [ResourceKind.Webhook, ResourceKind.Tariff];

    /// <exception cref="ProblemException">The request is for something else.</exception>
    public static void Check(ApiRequest request, Fleet fleet)
    {
        if (request.TokenUserId is not { } userId)
        {
            return;
        }

        var path = request.Target.Segments;
        if (OfClient.Any(kind => kind.Collection == path[0]))
        {
            throw new ProblemException(ApiProblem.Forbidden($"The access token of a user gives no access to {path[0]}."));
        }

        if (path[0] == ResourceKind.User.Collection)
        {
            if (path.Count > 1 && path[1] != userId)
            {
                throw ResourceKind.User.NotFound(path[1]);
            }
        }
        else if (request.PathValues.Values.FirstOrDefault(id => fleet.OwnerOf(id) is { } owner && owner != userId) is { } other)
        {
            throw new ProblemException(ApiProblem.NotFound($"The user {userId} has nothing with the id {other}."));
        }
    }
}
