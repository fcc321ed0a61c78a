using System.Globalization;
using System.Xml;

namespace Enode.Simulation;

/// <summary>
/// The statistics of a home energy system: seven series of a day, in the buckets of its vendor, or of a month, in days. A series is
/// available while the system has the device that measures it.
/// </summary>
internal static class HemSystemStatistics
{
    private const string NoInverter = "The system has no inverter.";
    private const string NoMeter = "The system has no meter that measures import and export.";
    private const string NoBattery = "The system has no battery.";
    private const string OnlyDays = "The level of the battery is available for days only.";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Route For(Fleet fleet) =>
        new("GET", "/hem-systems/{id}/statistics", request => Read(fleet, request)) { ProblemType = Response.ProblemType };

    private static Response Read(Fleet fleet, ApiRequest request)
    {
        var (text, date, isMonth) = ReadQuery(request.Target.Query);
        var system = fleet.HemSystems.Require(request.PathValues["id"]);
        var home = system.Home;
        var now = fleet.Clock.Now;
        var interval = isMonth ? LocalInterval.Month(home.City.Zone, date) : LocalInterval.Day(home.City.Zone, date);
        Check(system, interval, text, isMonth, now);

        var length = isMonth ? TimeSpan.FromDays(1) : home.Model.BucketLength;
        var times = isMonth ? interval.Days() : interval.Buckets(length);
        var values = system.Statistics(times, now);
        var noInverter = Has(fleet.Inverters, system, inverter => inverter.Home) ? null : NoInverter;
        var noMeter = Has(fleet.Meters, system, meter => meter.Home) && home.CanMeter ? null : NoMeter;
        var noBattery = Has(fleet.Batteries, system, battery => battery.Home) ? null : NoBattery;
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("timeseries");
            WriteEnergy("generation", noInverter, energy => energy.Generation);
            WriteEnergy("consumption", noMeter, energy => energy.Consumption);
            WriteEnergy("import", noMeter, energy => energy.Import);
            WriteEnergy("export", noMeter, energy => energy.Export);
            WriteEnergy("charge", noBattery, energy => energy.Charge);
            WriteEnergy("discharge", noBattery, energy => energy.Discharge);
            Write("batteryLevel", noBattery ?? (isMonth ? OnlyDays : null), "%", "SoC", bucket => bucket.Level);
            json.WriteEndObject();
            json.WriteEndObject();

            // Times below an hour have mean power, longer ones have energy.
            void WriteEnergy(string name, string? reason, Func<HomeTotals, double> value) => Write(
                name,
                reason,
                length < Hour ? "kW" : "kWh",
                length < Hour ? "Power" : "Energy",
                bucket => value(bucket.Energy) / (length < Hour ? bucket.Hours : 1));

            void Write(string name, string? reason, string unit, string unitType, Func<HomeBucket, double> value)
            {
                json.WriteStartObject(name);
                json.WriteBoolean("isAvailable", reason is null);
                if (reason is not null)
                {
                    json.WriteString("reason", reason);
                    json.WriteEndObject();
                    return;
                }

                json.WriteString("unit", unit);
                json.WriteString("unitType", unitType);
                json.WriteStartObject("sampling");
                json.WriteString("mode", "bucketed");
                json.WriteString("resolution", XmlConvert.ToString(length));
                json.WriteEndObject();
                json.WriteString("timezone", home.City.TimeZone);
                json.WriteStartArray("data");
                foreach (var (time, bucket) in times.Zip(values))
                {
                    json.WriteStartObject();
                    json.WriteLocalTime("t", time.From, home.City.Zone);
                    json.WriteMeasure("v", bucket is null ? null : value(bucket), 6);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        });
    }

    private static void Check(SimulatedHemSystem system, LocalInterval interval, string text, bool isMonth, DateTimeOffset now)
    {
        if (interval.EndsAt <= system.Home.InstalledAt)
        {
            throw BadRequest($"The interval {text} is before the installation of the HEM system");
        }

        if (interval.BeginsAt > now)
        {
            throw BadRequest($"The interval {text} has not begun");
        }

        // The vendors of systems whose meter does not measure give monthly reports only.
        if (!system.Home.CanMeter && !isMonth)
        {
            throw new ProblemException(ApiProblem.StatisticsNotAvailable($"The HEM system has no statistics for the day {text}."));
        }

        if (!system.IsReachable)
        {
            throw new ProblemException(ApiProblem.VendorUnavailable("The vendor did not respond. Send the request again later."));
        }
    }

    private static (string Text, DateOnly Date, bool IsMonth) ReadQuery(FormFields query)
    {
        var values = query.All("interval");
        var text = values.Count == 1 ? values[0] : string.Empty;
        var isMonth = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return isMonth || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            ? (text, date, isMonth)
            : throw BadRequest("The query needs one interval: YYYY-MM-DD for a day or YYYY-MM for a month");
    }

    private static bool Has<T>(Table<T> table, SimulatedHemSystem system, Func<T, HomeTraits> home)
        where T : class, IUserRecord =>
        table.OfUser(system.UserId).Any(device => home(device) == system.Home);

    private static ProblemException BadRequest(string detail) => new(ApiProblem.BadRequest(detail));
}
