using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of tariffs and of their links to locations.</summary>
internal static class TariffRoutes
{
    public static IEnumerable<Route> For(Fleet fleet) =>
    [
        Route.Get("/tariffs/{tariffId}", request =>
        {
            var tariff = fleet.Tariffs.Require(request.PathValues["tariffId"]);
            return Response.Json(200, json => WriteRates(json, tariff.Rates));
        }),
        Route.Put("/tariffs/{tariffId}", request =>
        {
            var id = request.PathValues["tariffId"];
            Put(fleet, Tariff.IsValidId(id) ? id : throw InvalidId(), JsonBody.Read(request, TariffRate.List));
            return Response.Empty(204);
        }),
        Route.Get("/locations/{id}/tariff", request =>
        {
            var id = request.PathValues["id"];
            return fleet.Locations.Require(id).Tariff is { } tariff
                ? Response.Json(200, json => WriteWeek(json, tariff))
                : ApiProblem.NotFound($"No tariff is linked to the location with the id {id}.").ToResponse();
        }),
        Route.Put("/locations/{id}/tariff", request =>
        {
            var (tariffId, intervals) = JsonBody.Read(request, body => (
                body.Required("tariffId", JsonTypes.Text), body.Required("tariffIntervals", TariffInterval.List)));
            Link(fleet, request.PathValues["id"], tariffId, intervals);
            return Response.Empty(204);
        }),
    ];

    private static void Put(Fleet fleet, string id, IReadOnlyList<TariffRate> rates) => fleet.Atomically(() =>
    {
        fleet.Tariffs.Put(id, sequence => new Tariff(id, sequence, rates));
        foreach (var location in fleet.Locations.Where(location => location.Tariff?.TariffId == id))
        {
            fleet.Locations.Update(location.Id, linked => linked with { Tariff = linked.Tariff! with { Rates = rates } });
        }
    });

    private static void Link(Fleet fleet, string locationId, string tariffId, IReadOnlyList<TariffInterval> intervals) =>
        fleet.Atomically(() =>
        {
            fleet.Locations.Require(locationId);
            var rates = fleet.Tariffs.Require(tariffId).Rates;
            var issues = intervals.Select((interval, index) => (interval.RateName, Path: $"tariffIntervals[{index}].name"))
                .Where(used => rates.All(rate => rate.Name != used.RateName))
                .Select(used => new Issue("unknown_rate", used.Path, $"The tariff {tariffId} does not have this rate."))
                .ToList();
            if (issues.Count > 0)
            {
                throw new ProblemException(ApiProblem.BadRequest("The schedule has rates that the tariff does not have.", issues));
            }

            var week = intervals.SelectMany(interval => interval.Periods()).OrderBy(period => (period.Weekday, period.From)).ToList();
            fleet.Locations.Update(locationId, location => location with { Tariff = new LocationTariff(tariffId, week, rates) });
        });

    private static void WriteRates(Utf8JsonWriter json, IReadOnlyList<TariffRate> rates)
    {
        json.WriteStartArray();
        foreach (var rate in rates)
        {
            json.WriteStartObject();
            json.WriteString("name", rate.Name);
            json.WriteString("cost", rate.Cost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWeek(Utf8JsonWriter json, LocationTariff tariff)
    {
        json.WriteStartArray();
        foreach (var period in tariff.Periods)
        {
            json.WriteStartObject();
            json.WriteNumber("weekday", period.Weekday);
            json.WriteString("fromHourMinute", ClockTimes.Text((int)period.From.TotalMinutes));
            json.WriteString("toHourMinute", ClockTimes.Text((int)period.To.TotalMinutes));
            json.WriteString("tariffId", tariff.TariffId);
            json.WriteString("tariffName", period.RateName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ProblemException InvalidId() => new(ApiProblem.BadRequest(
        "The id of the tariff is not valid.",
        [new Issue("invalid_id", "tariffId", "Expected 1 to 36 letters, digits, underscores and hyphens.")]));
}
