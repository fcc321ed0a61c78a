using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of users. A list shows other members than a single user.</summary>
internal static class UserRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. new RecordRoutes<SimulatedUser>(fleet, paging, fleet.Users)
        {
            Lists = ["/users"],
            Write = (json, user, _) => Write(json, user, fleet),
            WriteListed = (json, user, _) => WriteListed(json, user, fleet),
            Delete = DeleteResponse.NoContent,
        }.All(),
        Route.Delete("/users/{userId}/vendors/{vendor}", request =>
        {
            fleet.Disconnect(request.PathValues["userId"], request.PathValues["vendor"]);
            return Response.Empty(204);
        }),
        Route.Delete("/users/{userId}/vendors/{vendor}/{vendorType}", request =>
        {
            var vendorType = request.PathValues["vendorType"];
            VendorType.Check(vendorType);
            fleet.Disconnect(request.PathValues["userId"], request.PathValues["vendor"], vendorType);
            return Response.Empty(204);
        }),
        Route.Delete("/users/{userId}/authorization", request =>
        {
            fleet.Deauthorize(request.PathValues["userId"]);
            return Response.Empty(204);
        }),
    ];

    private static void WriteListed(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteTime("createdAt", user.CreatedAt);
        json.WriteScopes(fleet.DevicesOf(user.Id).SelectMany(device => device.Scopes).Distinct().Order(StringComparer.Ordinal));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SimulatedUser user, Fleet fleet)
    {
        json.WriteStartObject();
        json.WriteString("id", user.Id);
        json.WriteStartArray("linkedVendors");
        foreach (var account in fleet.DevicesOf(user.Id).GroupBy(device => (device.Vendor, device.Kind)))
        {
            json.WriteStartObject();
            json.WriteString("vendor", account.Key.Vendor);
            json.WriteString("vendorType", account.Key.Kind.Noun);

            // Credentials with which no device can be reached are shown as invalid. An outage of the vendor does not change them.
            json.WriteBoolean("isValid", account.Any(device => device.HasAccess));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
