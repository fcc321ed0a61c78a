using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Set-EnodeHvac: operation <c>updateHVAC</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeHvac", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(Hvac))]
public sealed class SetEnodeHvac : SetLocationCmdlet<Hvac>
{
    private protected override Task<Hvac> SetAsync(
        EnodeClient client, string id, string? locationId, CancellationToken cancellationToken) =>
        client.Hvacs.SetLocationAsync(id, locationId, cancellationToken);
}
