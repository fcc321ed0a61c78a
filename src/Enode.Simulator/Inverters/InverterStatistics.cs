namespace Enode.Simulation;

/// <summary>The statistics of an inverter: the energy of each day of a month, or of each quarter-hour of a day, in its time zone.</summary>
internal static class InverterStatistics
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    /// <summary>How much data the vendor gives from before the inverter was linked.</summary>
    private const int QuarterHourHistoryDays = 30;

    private const int DayHistoryMonths = 3;

    public static Route For(Fleet fleet) =>
        new("GET", "/inverters/{id}/statistics", request => Read(fleet, request)) { ProblemType = Response.ProblemType };

    private static Response Read(Fleet fleet, ApiRequest request)
    {
        var (date, isMonth) = ReadQuery(request.Target.Query);
        var inverter = fleet.Inverters.Require(request.PathValues["id"]);
        if (!inverter.HasStatistics)
        {
            throw BadRequest("The vendor of the inverter gives no statistics");
        }

        var home = inverter.Home;
        var interval = isMonth ? LocalInterval.Month(home.City.Zone, date) : LocalInterval.Day(home.City.Zone, date);
        var history = isMonth ? home.LinkedAt.AddMonths(-DayHistoryMonths) : home.LinkedAt.AddDays(-QuarterHourHistoryDays);
        var earliest = home.InstalledAt > history ? home.InstalledAt : history;
        if (interval.EndsAt <= earliest)
        {
            throw BadRequest(FormattableString.Invariant($"The data of the inverter begins at {earliest:u}"));
        }

        var now = fleet.Clock.Now;
        var times = isMonth ? interval.Days() : interval.Buckets(QuarterHour);
        var values = inverter.Production(times, earliest, now);
        var isFinal = interval.EndsAt <= now;
        return Response.Json(isFinal ? 200 : 202, json =>
        {
            json.WriteStartObject();
            json.WriteString("timezone", home.City.TimeZone);
            json.WriteStartObject("resolutions");
            json.WriteStartObject(isMonth ? "DAY" : "QUARTER_HOUR");
            json.WriteString("unit", "kWh");
            json.WriteStartArray("data");
            foreach (var (time, value) in times.Zip(values))
            {
                json.WriteStartObject();
                json.WriteLocalTime("date", time.From, home.City.Zone);
                json.WriteMeasure("value", value, 6);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            if (!isFinal)
            {
                // The end of the first incomplete value: its final number can be read then.
                json.WriteTime("retryAfter", times.First(time => time.To > now).To);
            }

            json.WriteEndObject();
        });
    }

    private static (DateOnly Date, bool IsMonth) ReadQuery(FormFields fields)
    {
        var query = new QueryReader(fields);
        var year = query.RequiredInteger("year", 1969, 2999);
        var month = query.RequiredInteger("month", 1, 12);
        var day = query.OptionalInteger("day", 1, 31);
        query.Check();
        if (day > DateTime.DaysInMonth(year, month))
        {
            query.AddIssue("invalid_date", "day", "The month does not have this day.");
            query.Check();
        }

        return (new DateOnly(year, month, day ?? 1), day is null);
    }

    private static ProblemException BadRequest(string detail) => new(ApiProblem.BadRequest(detail));
}
