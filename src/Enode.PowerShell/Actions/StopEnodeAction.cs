using System.Management.Automation;
using Enode.Actions;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Parameters;

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
        if (!TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        var name = input.Target is AssetAction action ? $"action {id} ({action})" : $"action {id}";
        StartChange(input.Target, input.Object, name, "Cancel", CancelAsync);

        async Task<AssetAction> CancelAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            var (cancelled, wasSettled) = await client.Actions.CancelAsync(id, targetType, cancellationToken).ConfigureAwait(false);
            ActionTargets.Complete(cancelled, connection, (input.Object as AssetAction)?.KnownTargetName);
            return !wasSettled ? cancelled : throw new EnodeCommandException(
                CommandErrorIds.ActionSettled, $"{cancelled}. The action is in a final state and cannot be cancelled.")
            {
                Target = cancelled,
            };
        }
    }
}
