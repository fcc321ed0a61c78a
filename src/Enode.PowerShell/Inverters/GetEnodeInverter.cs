using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeInverter: operations <c>listInverters</c>, <c>listUserInverters</c> and <c>getInverter</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeInverter", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Inverter))]
public sealed class GetEnodeInverter : GetDeviceCmdlet<Inverter>
{
    private protected override AssetOperations<Inverter> Operations(EnodeClient client) => client.Inverters;

    /// <summary>The inverter that a statistic is of.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        input switch
        {
            InverterStatistic statistic => statistic.InverterId,
            InverterStatistics statistics => statistics.InverterId,
            _ => base.RelatedId(input),
        };
}
