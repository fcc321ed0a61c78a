using System.Globalization;

namespace Enode.Simulation;

/// <summary>What a request for charging statistics asks for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Type">The type of device: a value of <see cref="AssetTypes"/>.</param>
/// <param name="DeviceId">The only device. Null for all of the type.</param>
/// <param name="LocationId">The only location. Null for charging anywhere.</param>
/// <param name="From">The time from which charging counts.</param>
/// <param name="To">The time until which charging counts.</param>
/// <param name="Resolution">The length of the periods.</param>
/// <param name="Offset">The offset from UTC of the periods.</param>
internal sealed record ChargingStatisticsQuery(
    string UserId,
    string Type,
    string? DeviceId,
    string? LocationId,
    DateTimeOffset From,
    DateTimeOffset To,
    Resolution Resolution,
    TimeSpan Offset)
{
    private const string TimeText = "a date and time in ISO 8601 with Z or an offset";
    private const double MaximumOffset = 14;

    private static readonly string[] Types = [AssetTypes.Charger, AssetTypes.Vehicle, AssetTypes.Hvac];

    /// <exception cref="ProblemException">The query is not valid.</exception>
    public static ChargingStatisticsQuery Read(ApiRequest request, DateTimeOffset now)
    {
        var query = new QueryReader(request.Target.Query);
        var from = query.Required("startDate", "invalid_datetime", TimeText, QueryReader.Timestamp);
        var to = query.Optional("endDate", "invalid_datetime", TimeText, QueryReader.Timestamp);
        var type = query.Required("type", "invalid_enum_value", $"one of {string.Join(", ", Types)}", Index);
        var locationId = query.Optional<Guid>(
            "locationId", "invalid_uuid", "a UUID", text => Guid.TryParseExact(text, "D", out var id) ? id : null);
        var names = string.Join(", ", Resolutions.ByName.Keys);
        var resolution = query.Optional<Resolution>(
            "resolution",
            "invalid_enum_value",
            $"one of {names}",
            text => Resolutions.ByName.TryGetValue(text, out var found) ? found : null);
        var offset = query.Optional("utcOffset", "out_of_range", $"a number of hours from -{MaximumOffset} to {MaximumOffset}", Hours);
        if (to <= from)
        {
            query.AddIssue("invalid_range", "endDate", "Expected a time after startDate.");
        }

        query.Check();
        return new ChargingStatisticsQuery(
            request.PathValues["userId"],
            Types[type],
            request.Target.Query.First("id"),
            locationId?.ToString(),
            from,
            to ?? now,
            resolution ?? Resolution.Day,
            TimeSpan.FromHours(offset ?? 0));
    }

    private static int? Index(string type) => Array.IndexOf(Types, type) is var index and >= 0 ? index : null;

    private static double? Hours(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
        && Math.Abs(hours) <= MaximumOffset
            ? hours
            : null;
}
