using System.Management.Automation;
using Enode.Actions;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Stop-EnodeAction: operations <c>cancelVehicleAction</c>, <c>cancelChargerAction</c>, <c>cancelHvacAction</c> and <c>cancelBatteryAction</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeAction", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class StopEnodeAction : ActionCmdlet
{
    private protected override void ProcessAction(Input input, string id, string targetType)
    {
        if (!TryConnect(input.Target, input.Object, out var connection) ||
            !ShouldProcess($"action {id}{(input.Target is AssetAction action ? $" ({action})" : string.Empty)} through connection '{connection}'", "Call off"))
        {
            return;
        }

        StartItem(input.Target, connection, async (lane, client) =>
        {
            var (cancelled, wasSettled) = await client.Actions.CancelAsync(id, targetType, lane.Token).ConfigureAwait(false);
            cancelled.Origin = connection;
            await lane.WriteAsync(() =>
            {
                if (wasSettled)
                {
                    WriteItemError(new EnodeCommandException(ErrorIds.ActionSettled, $"{cancelled} already, and cannot be called off."), cancelled, connection);
                }
                else
                {
                    WriteObject(cancelled);
                }
            }).ConfigureAwait(false);
        });
    }
}
