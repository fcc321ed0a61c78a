using System.Management.Automation;
using Enode.Actions;

namespace Enode.Commands;

/// <summary>Get-EnodeAction: operation <c>getVehiclesAction</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeAction")]
[OutputType(typeof(ChargeAction), typeof(MaxCurrentAction))]
public sealed class GetEnodeAction : ActionCmdlet
{
    private protected override void ProcessAction(object target, AssetAction? input, string id, string targetType) => StartItem(target, input, async (lane, connection, client) =>
    {
        var action = await client.Actions.GetAsync(id, targetType, lane.Token).ConfigureAwait(false);
        action.Origin = connection;
        await lane.WriteAsync(() => WriteObject(action)).ConfigureAwait(false);
    });
}
