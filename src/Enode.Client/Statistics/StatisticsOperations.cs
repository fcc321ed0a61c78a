using System.Net;

namespace Enode;

/// <summary>The operations of statistics: charging, inverters and HEM systems.</summary>
[Operation(
    "getInverterStatistics",
    "GET",
    "inverters/{inverterId}/statistics",
    nameof(GetInverterAsync),
    nameof(WaitForInverterAsync))]
public sealed class StatisticsOperations
{
    private readonly EnodeClient client;

    internal StatisticsOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>
    /// Energy and cost of a user's devices of one kind, or of one device, in periods: operation <c>getChargingStatistics</c>.
    /// </summary>
    /// <param name="userId">Your own key of the user.</param>
    /// <param name="type">The kind of device: <c>vehicle</c>, <c>charger</c> or <c>hvac</c>.</param>
    /// <param name="startDate">The begin of the range.</param>
    /// <param name="endDate">The end of the range. Null for now.</param>
    /// <param name="locationId">The location. Null for all.</param>
    /// <param name="id">The device, of the same kind. Null for all of the kind.</param>
    /// <param name="resolution">A value of <see cref="ChargingResolutions"/>. Null for days.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.NotFound"/>: there is no such device. After the last item, <see cref="ErrorIds.InvalidResponse"/>: items could
    /// not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    /// <exception cref="InvalidIdException">The user's id cannot be sent.</exception>
    [Operation("getChargingStatistics", "GET", "users/{userId}/statistics/charging")]
    public IAsyncEnumerable<ChargingStatistic> ListChargingAsync(
        string userId,
        string type,
        DateTimeOffset startDate,
        DateTimeOffset? endDate = null,
        string? locationId = null,
        string? id = null,
        string? resolution = null,
        CancellationToken cancellationToken = default) => Pager.ListAsync(
            new ChargingQuery(userId, type, startDate, endDate, locationId, id).StatisticsAsync(client, resolution, cancellationToken),
            cancellationToken);

    /// <summary>
    /// The charging sessions of a user's devices of one kind, or of one device: operation <c>getChargingSessionsStatistics</c>. A session
    /// can be reported up to 15 minutes late.
    /// </summary>
    /// <inheritdoc cref="ListChargingAsync"/>
    [Operation("getChargingSessionsStatistics", "GET", "users/{userId}/statistics/charging/sessions")]
    public IAsyncEnumerable<ChargingSession> ListChargingSessionsAsync(
        string userId,
        string type,
        DateTimeOffset startDate,
        DateTimeOffset? endDate = null,
        string? locationId = null,
        string? id = null,
        CancellationToken cancellationToken = default) => Pager.ListAsync(
            new ChargingQuery(userId, type, startDate, endDate, locationId, id).SessionsAsync(client, cancellationToken),
            cancellationToken);

    /// <summary>The production of an inverter in a month or a day of its time zone: operation <c>getInverterStatistics</c>.</summary>
    /// <param name="inverterId">The inverter's id.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day, for its quarter hours. Null for the days of the month.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: the date is before the installation. <see cref="ErrorIds.NotFound"/>: there is no such inverter.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public async Task<InverterStatistics> GetInverterAsync(
        string inverterId, int year, int month, int? day = null, CancellationToken cancellationToken = default)
    {
        var statistics = await client.SendAsync(
            HttpMethod.Get,
            $"inverters/{inverterId}/statistics?year={year}&month={month}&day={day}",
            null,
            ReadInverter,
            cancellationToken).ConfigureAwait(false);
        statistics.InverterId = inverterId;
        return statistics;
    }

    /// <summary>
    /// The production of an inverter when it is final: the API is asked again, at the times that it names, as long as it is not.
    /// Operation <c>getInverterStatistics</c>.
    /// </summary>
    /// <param name="inverterId">The inverter's id.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day, for its quarter hours. Null for the days of the month.</param>
    /// <param name="timeout">How long to wait at most. Where the API names a later time, the wait ends at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The production as it was last read: still provisional when the time was not enough.</returns>
    /// <inheritdoc cref="GetInverterAsync"/>
    public async Task<InverterStatistics> WaitForInverterAsync(
        string inverterId, int year, int month, int? day, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var started = client.TimeProvider.GetTimestamp();
        var first = await ReadAsync(client, cancellationToken).ConfigureAwait(false);
        var wait = new ProvisionalWait(client, first, timeout - client.TimeProvider.GetElapsedTime(started));
        await wait.CompleteAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
        return wait.Statistics;

        Task<InverterStatistics> ReadAsync(EnodeClient through, CancellationToken token) =>
            through.Statistics.GetInverterAsync(inverterId, year, month, day, token);
    }

    /// <summary>The energy of a HEM system in a day or a month of its time zone: operation <c>getHemsStatistics</c>.</summary>
    /// <param name="hemSystemId">The system's id.</param>
    /// <param name="interval">A day as <c>YYYY-MM-DD</c>, or a month as <c>YYYY-MM</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: the interval is before the installation. <c>Enode.HemSystemStatisticsNotAvailable</c>: there are
    /// none. <see cref="ErrorIds.VendorUnavailable"/>: the vendor did not respond.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getHemsStatistics", "GET", "hem-systems/{hemSystemId}/statistics")]
    public async Task<HemSystemStatistics> GetHemSystemAsync(
        string hemSystemId, string interval, CancellationToken cancellationToken = default)
    {
        var statistics = await client.SendAsync(
            HttpMethod.Get,
            $"hem-systems/{hemSystemId}/statistics?interval={interval}",
            null,
            ReadHemSystem,
            cancellationToken).ConfigureAwait(false);
        statistics.HemSystemId = hemSystemId;
        return statistics;
    }

    // Only the status says whether the numbers are final.
    private static InverterStatistics ReadInverter(ApiCall call, ApiResponse response)
    {
        var statistics = ResponseReader.Read<InverterStatistics>(call, response);
        statistics.IsProvisional = response.Status == HttpStatusCode.Accepted;
        statistics.Path = call.Request.Uri.PathAndQuery;
        statistics.UnreadPoints = UnreadPoints.In(
            call,
            response,
            statistics.Entries.Select(series => ($"$.resolutions.{series.Name}.data", series.Entry?.Data as IReadOnlyList<object?>)));
        return statistics;
    }

    private static HemSystemStatistics ReadHemSystem(ApiCall call, ApiResponse response)
    {
        var statistics = ResponseReader.Read<HemSystemStatistics>(call, response);
        statistics.UnreadPoints = UnreadPoints.In(
            call,
            response,
            (statistics.Timeseries ?? new()).All
                .Select(series => ($"$.timeseries.{series.Name}.data", series.Data?.Data as IReadOnlyList<object?>)));
        return statistics;
    }
}
