using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeSchedule: operations <c>getSchedules</c> and <c>getSchedule</c>.</summary>
/// <remarks>The API does not list the schedules of all users.</remarks>
[Cmdlet(VerbsCommon.Get, "EnodeSchedule", DefaultParameterSetName = InputObjectSet, SupportsPaging = true)]
[OutputType(typeof(ChargeSchedule), typeof(TemperatureSchedule))]
public sealed class GetEnodeSchedule : GetUserResourceCmdlet<Schedule>
{
    private protected override string NameWithArticle => "a schedule";

    private protected override IReadOnlyList<string> IdColumns => [nameof(ScheduleStatus.ScheduleId)];

    private protected override (string? Id, string? DisplayName) Label(Schedule item) => (item.Id, item.ToString());

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Schedule>>> PagesAsync(
        EnodeClient client, string? userId, CancellationToken cancellationToken) =>
        client.Schedules.PagesAsync(userId ?? string.Empty, PageSizeOrDefault, cancellationToken);

    private protected override Task<Schedule> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Schedules.GetAsync(id, cancellationToken);

    private protected override bool ListsAll => false;

    /// <summary>The schedule of a status.</summary>
    private protected override string? RelatedId(EnodeResource input) => (input as ScheduleStatus)?.ScheduleId;
}
