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
            return Answer.Json(200, json => WriteUser(json, user, fleet));
        }),
    ];

    private static void WriteEntry(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteTime("createdAt", user.CreatedAt);
        json.WriteStartArray("scopes");
        foreach (var scope in fleet.Vehicles.OfUser(user.Id).SelectMany(vehicle => vehicle.Traits.Scopes).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteStartArray("linkedVendors");
        foreach (var account in fleet.Vehicles.OfUser(user.Id).GroupBy(vehicle => vehicle.Traits.Model.Vendor))
        {
            json.WriteStartObject();
            json.WriteString("vendor", account.Key);
            json.WriteString("vendorType", "vehicle");

            // An account that gives access to none of its cars has lost its credentials.
            json.WriteBoolean("isValid", account.Any(vehicle => vehicle.Traits.IsReachable));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
