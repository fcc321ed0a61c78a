using System.Runtime.CompilerServices;

namespace Enode.Internal;

/// <summary>Which charging statistics are asked for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Type">The kind of device: <c>vehicle</c>, <c>charger</c> or <c>hvac</c>.</param>
/// <param name="StartDate">The begin of the range.</param>
/// <param name="EndDate">The end of the range. Null for now.</param>
/// <param name="LocationId">The location. Null for all.</param>
/// <param name="Id">The device. Null for all of the kind.</param>
internal sealed record ChargingQuery(
    string UserId, string Type, DateTimeOffset StartDate, DateTimeOffset? EndDate, string? LocationId, string? Id)
{
    internal const string Unit = "kWh";

    internal const string Timezone = "UTC";

    /// <summary>The statistics in periods.</summary>
    internal IAsyncEnumerable<IReadOnlyList<Listed<ChargingStatistic>>> StatisticsAsync(
        EnodeClient client, string? resolution, CancellationToken cancellationToken) =>
        PagesAsync<ChargingStatistic>(
            client,
            ApiPath.Text(
                $"users/{UserId}/statistics/charging?startDate={Start}&endDate={EndDate}&locationId={LocationId}&id={Id}&type={Type}"
                    + $"&resolution={resolution}"),
            point =>
            {
                point.DeviceId = Id;
                point.Resolution = resolution ?? ChargingResolutions.Day;
            },
            cancellationToken);

    /// <summary>The sessions.</summary>
    internal IAsyncEnumerable<IReadOnlyList<Listed<ChargingSession>>> SessionsAsync(
        EnodeClient client, CancellationToken cancellationToken) =>
        PagesAsync<ChargingSession>(
            client,
            ApiPath.Text(
                $"users/{UserId}/statistics/charging/sessions?startDate={Start}&endDate={EndDate}&locationId={LocationId}&id={Id}"
                    + $"&type={Type}"),
            _ => { },
            cancellationToken);

    private DateTimeOffset? Start => StartDate;

    private async IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync<T>(
        EnodeClient client, string path, Action<T> complete, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IChargingPoint
    {
        await foreach (var page in Pager.UnpagedAsync<T>(client, path, cancellationToken).ConfigureAwait(false))
        {
            foreach (var point in page.Select(entry => entry.Item).OfType<T>())
            {
                point.UserId = UserId;
                point.DeviceType = Type;
                complete(point);
            }

            yield return page;
        }
    }
}
