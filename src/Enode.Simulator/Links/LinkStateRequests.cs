namespace Enode.Simulation;

/// <summary>Link requests of API versions up to 2023-03-01: they begin an authorization and have no address.</summary>
internal static class LinkStateRequests
{
    private const string NewestVersion = "2023-03-01";

    public static bool Is(ApiRequest request) =>
        request.Header("Enode-Version") is { } version && string.CompareOrdinal(version, NewestVersion) <= 0;

    public static Response Respond(ApiRequest request, Fleet fleet, UserGrants grants)
    {
        JsonBody.Read(request, body =>
        {
            body.Optional("vendor", JsonTypes.Text);
            body.Optional("forceLanguage", JsonTypes.Text);
            return true;
        });
        var userId = request.PathValues["userId"];
        fleet.AddUser(userId);
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("linkState", grants.Begin(userId));
            json.WriteEndObject();
        });
    }
}
