using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeScheduleStatus: operation <c>getScheduleStatus</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeScheduleStatus", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(ChargeScheduleStatus), typeof(TemperatureScheduleStatus))]
public sealed class GetEnodeScheduleStatus : ReadCmdlet<ScheduleStatus>
{
    /// <summary>Ids of schedules.</summary>
    [Parameter(ParameterSetName = nameof(ScheduleId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] ScheduleId { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns => [nameof(ScheduleId)];

    private protected override IEnumerable<string> Ids => ScheduleId;

    private protected override string Accepted => "a schedule";

    private protected override string? IdOf(EnodeResource input) => input switch
    {
        Schedule schedule => schedule.Id,
        ScheduleStatus status => status.ScheduleId,
        _ => null,
    };

    private protected override Task<ScheduleStatus> ReadAsync(
        EnodeConnection connection, EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Schedules.GetStatusAsync(id, cancellationToken);
}
