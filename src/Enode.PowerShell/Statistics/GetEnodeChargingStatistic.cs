using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeChargingStatistic: operation <c>getChargingStatistics</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeChargingStatistic", DefaultParameterSetName = InputObjectSet, SupportsPaging = true)]
[OutputType(typeof(ChargingStatistic))]
public sealed class GetEnodeChargingStatistic : ChargingStatisticsCmdlet<ChargingStatistic>
{
    /// <summary>The length of the periods. Default: DAY. Days, weeks, months and years are those of UTC.</summary>
    [Parameter]
    [ValidateSet(
        ChargingResolutions.QuarterHour,
        ChargingResolutions.HalfHour,
        ChargingResolutions.Hour,
        ChargingResolutions.Day,
        ChargingResolutions.Week,
        ChargingResolutions.Month,
        ChargingResolutions.Year)]
    [TextOnly]
    public string? Resolution { get; set; }

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<ChargingStatistic>>> PagesAsync(
        EnodeClient client, ChargingQuery query, CancellationToken cancellationToken) =>
        query.StatisticsAsync(client, Resolution, cancellationToken);
}
