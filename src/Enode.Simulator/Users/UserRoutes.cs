using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Users, as a list and one by one: the two show different members.</summary>
internal static class UserRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        Route.Get("/users", request => paging.Page(request, fleet.Users.All, (json, user) => WriteEntry(json, user, fleet))),
        Route.Get("/users/{userId}", request =>
        {
            var user = fleet.Users.Require(request.PathValues["userId"], "user");
            return Response.Json(200, json => WriteUser(json, user, fleet));
        }),
    ];

    private static void WriteEntry(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteTime("createdAt", user.CreatedAt);
        json.WriteScopes(fleet.DevicesOf(user.Id).SelectMany(device => device.Scopes).Distinct().Order(StringComparer.Ordinal));
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteStartArray("linkedVendors");
        foreach (var account in fleet.DevicesOf(user.Id).GroupBy(device => (device.Vendor, device.Kind)))
        {
            json.WriteStartObject();
            json.WriteString("vendor", account.Key.Vendor);
            json.WriteString("vendorType", account.Key.Kind.Noun);

            // An account that gives access to none of its devices has lost its credentials.
            json.WriteBoolean("isValid", account.Any(device => device.IsReachable));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
