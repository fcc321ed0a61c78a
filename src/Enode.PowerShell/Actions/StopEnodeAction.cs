using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>
/// Stop-EnodeAction: operations <c>cancelVehicleAction</c>, <c>cancelChargerAction</c>, <c>cancelHvacAction</c> and
/// <c>cancelBatteryAction</c>.
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeAction", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(
    typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class StopEnodeAction : ActionCmdlet
{
    private protected override void ProcessAction(Input input, string id, string targetType)
    {
        var wasSettled = false;
        var name = input.Target is AssetAction action ? $"action {id} ({action})" : $"action {id}";
        StartChange(input.Target, input.Object, name, "Cancel", CancelAsync, Take);

        async Task<AssetAction> CancelAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            (var cancelled, wasSettled) = await client.Actions.CancelAsync(id, targetType, cancellationToken).ConfigureAwait(false);
            return cancelled;
        }

        void Take(SentChange change)
        {
            if (wasSettled)
            {
                change.IsWritten = true;
                var settled = new EnodeCommandException(
                    CommandErrorIds.ActionSettled, $"{change.Action}. The action is in a final state and cannot be cancelled.");
                WriteItemError(settled, change.Action, change.Connection);
            }
            else
            {
                WriteResult(change);
            }
        }
    }
}
