using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeHemSystem: operations <c>listHems</c>, <c>listHemsForUser</c> and <c>getHemsById</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeHemSystem", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(HemSystem))]
public sealed class GetEnodeHemSystem : GetAssetCmdlet<HemSystem>
{
    private protected override AssetOperations<HemSystem> Operations(EnodeClient client) => client.HemSystems;

    /// <summary>The system that an inverter, battery or meter belongs to, or that a statistic is of.</summary>
    private protected override string? RelatedId(EnodeResource input) => input switch
    {
        Inverter inverter => inverter.HemSystemId,
        Battery battery => battery.HemSystemId,
        Meter meter => meter.HemSystemId,
        HemSystemStatistic statistic => statistic.HemSystemId,
        _ => null,
    };
}
