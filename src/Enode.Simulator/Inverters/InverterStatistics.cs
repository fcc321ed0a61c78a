using System.Text.Json;

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
        var interval = IntervalOf(home, date, isMonth);
        var earliest = EarliestOf(home, isMonth);
        if (interval.EndsAt <= earliest)
        {
            throw BadRequest(FormattableString.Invariant($"The data of the inverter begins at {earliest:u}"));
        }

        var now = fleet.Clock.Now;
        var write = Writer(inverter, date, isMonth, now);
        var isFinal = interval.EndsAt <= now;
        return Response.Json(isFinal ? 200 : 202, json =>
        {
            json.WriteStartObject();
            write(json);
            if (!isFinal)
            {
                // The end of the first incomplete value: its final number can be read then.
                json.WriteTime("retryAfter", TimesOf(interval, isMonth).First(time => time.To > now).To);
            }

            json.WriteEndObject();
        });
    }

    /// <summary>Reads the statistics of a day or a month.</summary>
    /// <param name="inverter">The inverter, which has statistics.</param>
    /// <param name="date">The day, or the first day of the month.</param>
    /// <param name="isMonth">Whether they are those of a month.</param>
    /// <param name="now">The simulated time.</param>
    /// <returns>Writes the members of the statistics.</returns>
    public static Action<Utf8JsonWriter> Writer(SimulatedInverter inverter, DateOnly date, bool isMonth, DateTimeOffset now)
    {
        var home = inverter.Home;
        var times = TimesOf(IntervalOf(home, date, isMonth), isMonth);
        var values = inverter.Production(times, EarliestOf(home, isMonth), now);
        return json =>
        {
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
        };
    }

    private static LocalInterval IntervalOf(HomeTraits home, DateOnly date, bool isMonth) =>
        isMonth ? LocalInterval.Month(home.City.Zone, date) : LocalInterval.Day(home.City.Zone, date);

    private static IReadOnlyList<TimeBucket> TimesOf(LocalInterval interval, bool isMonth) =>
        isMonth ? interval.Days() : interval.Buckets(QuarterHour);

    private static DateTimeOffset EarliestOf(HomeTraits home, bool isMonth)
    {
        var history = isMonth ? home.LinkedAt.AddMonths(-DayHistoryMonths) : home.LinkedAt.AddDays(-QuarterHourHistoryDays);
        return home.InstalledAt > history ? home.InstalledAt : history;
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
