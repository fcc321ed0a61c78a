using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Test-EnodeService: operation <c>getHealthReady</c>.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EnodeService")]
[OutputType(typeof(bool))]
public sealed class TestEnodeService : ServiceCmdlet
{
    private protected override void Process() => StartEach(async (workItem, _, client) =>
    {
        var isReady = await client.Health.IsReadyAsync(workItem.Token).ConfigureAwait(false);
        await workItem.WriteAsync(() => WriteObject(isReady)).ConfigureAwait(false);
    });
}
