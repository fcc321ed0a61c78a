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

        var wasSettled = false;
        StartSending(input.Target, $"cancellation of action {id}", connection, CancelAsync, Take);

        async Task<AssetAction> CancelAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            (var cancelled, wasSettled) = await client.Actions.CancelAsync(id, targetType, cancellationToken).ConfigureAwait(false);
            return cancelled;
        }

        void Take(SentCommand command)
        {
            if (wasSettled)
            {
                command.IsWritten = true;
                var settled = new EnodeCommandException(CommandErrorIds.ActionSettled, $"{command.Action} already, and cannot be called off.");
                WriteItemError(settled, command.Action, connection);
            }
            else
            {
                WriteAction(command);
            }
        }
    }
}
