using System.Management.Automation;
using Enode.Actions;
using Enode.Errors;

namespace Enode.Commands;

/// <summary>Stop-EnodeAction: operations <c>cancelVehicleAction</c>, <c>cancelChargerAction</c>, <c>cancelHvacAction</c> and <c>cancelBatteryAction</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeAction", SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class StopEnodeAction : ActionCmdlet
{
    private protected override void ProcessAction(object target, AssetAction? input, string id, string targetType)
    {
        if (!TryConnect(target, input, out var connection) ||
            !ShouldProcess($"action {id}{(input is null ? string.Empty : $" ({input})")} through connection '{connection}'", "Call off"))
        {
            return;
        }

        StartItem(target, connection, async (lane, client) =>
        {
            var (action, wasSettled) = await client.Actions.CancelAsync(id, targetType, lane.Token).ConfigureAwait(false);
            action.Origin = connection;
            await lane.WriteAsync(() =>
            {
                if (wasSettled)
                {
                    WriteItemError(new EnodeCommandException(ErrorIds.ActionSettled, $"{action} already, and cannot be called off."), action, connection);
                }
                else
                {
                    WriteObject(action);
                }
            }).ConfigureAwait(false);
        });
    }
}
