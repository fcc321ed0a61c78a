using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeChargingSession: operation <c>getChargingSessionsStatistics</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeChargingSession", DefaultParameterSetName = InputObjectSet, SupportsPaging = true)]
[OutputType(typeof(ChargingSession))]
public sealed class GetEnodeChargingSession : ChargingStatisticsCmdlet<ChargingSession>
{
    private protected override IAsyncEnumerable<IReadOnlyList<Listed<ChargingSession>>> PagesAsync(
        EnodeClient client, ChargingQuery query, CancellationToken cancellationToken) => query.SessionsAsync(client, cancellationToken);
}
