using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>
/// Get-EnodeAction: operations <c>getVehiclesAction</c>, <c>getChargersAction</c>, <c>getHvacsAction</c> and <c>getBatteriesAction</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EnodeAction", DefaultParameterSetName = InputObjectSet)]
[OutputType(
    typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class GetEnodeAction : ActionCmdlet
{
    private protected override void ProcessAction(Input input, string id, string targetType) =>
        StartGet(input, (client, token) => client.Actions.GetAsync(id, targetType, token));
}
