using System.Text.Json;

namespace Enode.Simulation;

/// <summary>
/// The routes of charging statistics. The series and the sessions are computed from the same segments of charging, so their sums are equal.
/// A series has only the periods in which something was charged, however long the range is, and only what was charged in the range. A
/// session is in the list as a whole if a part of it is in the range. HVACs do not charge: their lists are empty.
/// </summary>
internal static class ChargingStatisticsRoutes
{
    public static IEnumerable<Route> For(Fleet fleet) =>
    [
        Route.Get("/users/{userId}/statistics/charging", request =>
        {
            var query = ChargingStatisticsQuery.Read(request, fleet.Clock.Now);
            var series = new ChargingSeries(query);
            var costs = CostsOf(fleet, query);
            foreach (var segment in SessionsOf(fleet, query).SelectMany(session => session.Segments))
            {
                series.Add(segment, costs);
            }

            return Response.Json(200, json => WriteArray(json, series.Sums, (date, sum) =>
            {
                sum.Write(json);
                json.WriteTime("date", date);
            }));
        }),
        Route.Get("/users/{userId}/statistics/charging/sessions", request =>
        {
            var query = ChargingStatisticsQuery.Read(request, fleet.Clock.Now);
            var costs = CostsOf(fleet, query);
            var sessions = SessionsOf(fleet, query).OrderBy(session => session.From)
                .Select(session => KeyValuePair.Create(session, session.Sum(costs)));
            return Response.Json(200, json => WriteArray(json, sessions, (session, sum) =>
            {
                sum.Write(json);
                json.WriteString("id", session.DeviceId);
                json.WriteString("locationId", session.Location?.Id);
                json.WriteTime("from", session.From);
                json.WriteTime("to", session.To);
            }));
        }),
    ];

    private static ChargingCosts CostsOf(Fleet fleet, ChargingStatisticsQuery query) =>
        new(fleet.Prices, fleet.Users.Require(query.UserId).City);

    /// <summary>The sessions that a request asks for. A location that was deleted still has its sessions.</summary>
    private static IEnumerable<ChargingSession> SessionsOf(Fleet fleet, ChargingStatisticsQuery query) => DevicesOf(fleet, query)
        .SelectMany(device => ChargingSession.Of(
            device.Id,
            device.Charged(fleet.Clock.Now).Select(segment => segment with { Location = AsNow(fleet, segment.Location) })))
        .Where(session => session.To > query.From && session.From < query.To)
        .Where(session => query.LocationId is null || session.Location?.Id == query.LocationId);

    /// <summary>A location as it is now: its tariff applies to all times. A deleted one is as it was.</summary>
    private static SimulatedLocation? AsNow(Fleet fleet, SimulatedLocation? location) =>
        location is null ? null : fleet.Locations.Find(location.Id) ?? location;

    private static IEnumerable<ChargeableDevice> DevicesOf(Fleet fleet, ChargingStatisticsQuery query)
    {
        var devices = query.DeviceId is { } id ? [fleet.RequireDevice(query.Type, id, query.UserId)]
            : query.Type == AssetTypes.Vehicle ? fleet.Vehicles.OfUser(query.UserId)
            : query.Type == AssetTypes.Charger ? fleet.Chargers.OfUser(query.UserId)
            : Enumerable.Empty<ScheduledDevice>();
        return devices.OfType<ChargeableDevice>();
    }

    private static void WriteArray<T>(
        Utf8JsonWriter json, IEnumerable<KeyValuePair<T, ChargingSum>> items, Action<T, ChargingSum> writeMembers)
    {
        json.WriteStartArray();
        foreach (var (key, sum) in items)
        {
            json.WriteStartObject();
            writeMembers(key, sum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
