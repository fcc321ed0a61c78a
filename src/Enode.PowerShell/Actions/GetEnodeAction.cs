using System.Management.Automation;
using Enode.Actions;
using Enode.Cmdlets;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>
/// Get-EnodeAction: operations <c>getVehiclesAction</c>, <c>getChargersAction</c>, <c>getHvacsAction</c> and <c>getBatteriesAction</c>.
/// Without an action, those that this process has sent.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EnodeAction", DefaultParameterSetName = SentSet)]
[OutputType(
    typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class GetEnodeAction : ActionCmdlet
{
    private const string SentSet = "Sent";

    private protected override void Process()
    {
        if (ParameterSetName == SentSet)
        {
            StartSent(_ => true);
        }
        else
        {
            base.Process();
        }
    }

    private protected override void ProcessAction(Input input, string id, string targetType) =>
        StartItem(input.Target, input.Object, (workItem, connection, client) =>
            ReadAsync(workItem, connection, client, id, targetType, (input.Object as AssetAction)?.KnownTargetName));

    private protected override void ProcessConnection(Input input) =>
        StartSent(action => ((EnodeConnection)input.Target).IsSameClient((EnodeConnection)action.Origin!));

    /// <summary>The actions that this process has sent. One in a final state is not read again: it does not change.</summary>
    private void StartSent(Func<AssetAction, bool> isWanted)
    {
        var closed = 0;
        foreach (var action in ActionJournal.All.Where(isWanted).Where(IsOfTargetType))
        {
            if (!TryConnectAgain(action, out var connection))
            {
                closed++;
            }
            else if (action.IsPending)
            {
                StartItem(action, connection, (workItem, client) => ReadAsync(
                    workItem, connection, client, action.Id!, action.TargetType ?? AssetTypes.Vehicle, action.KnownTargetName));
            }
            else
            {
                // The connection through which it was sent may have been replaced since.
                action.Origin = connection;
                StartItem(action, connection, (workItem, _) => workItem.WriteAsync(() => WriteObject(action)));
            }
        }

        if (closed == 0)
        {
            return;
        }

        var omitted = $"{Sentences.Count(closed, "action was", "actions were")} omitted";
        if (Connection is null)
        {
            WriteSummary($"{omitted}: the connection through which the command was sent is closed. Connect again to read them.");
        }
        else
        {
            WriteNote($"{omitted}: the connection through which the command was sent is closed, or -Connection does not specify it.");
        }
    }

    private bool IsOfTargetType(AssetAction action) =>
        TargetType is null || TargetType.Equals(action.TargetType, StringComparison.OrdinalIgnoreCase);

    private async Task ReadAsync(
        PipelineWorkItem workItem, EnodeConnection connection, EnodeClient client, string id, string targetType, string? name)
    {
        var action = await client.Actions.GetAsync(id, targetType, workItem.Token).ConfigureAwait(false);
        ActionTargets.Complete(action, connection, name);
        await workItem.WriteAsync(() => WriteObject(action)).ConfigureAwait(false);
    }
}
