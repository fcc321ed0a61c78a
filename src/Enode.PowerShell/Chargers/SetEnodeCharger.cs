using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Set-EnodeCharger: operation <c>updateCharger</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeCharger", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(Charger))]
public sealed class SetEnodeCharger : SetLocationCmdlet<Charger>
{
    private protected override Task<Charger> SetAsync(
        EnodeClient client, string id, string? locationId, CancellationToken cancellationToken) =>
        client.Chargers.SetLocationAsync(id, locationId, cancellationToken);
}
