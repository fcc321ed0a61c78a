using System.Management.Automation;
using Enode.Actions;
using Enode.Cmdlets;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Wait-EnodeAction: waits for all actions that come down the pipeline together, by the operations of Get-EnodeAction.</summary>
[Cmdlet(VerbsLifecycle.Wait, "EnodeAction", DefaultParameterSetName = InputObjectSet)]
[OutputType(
    typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class WaitEnodeAction : ActionCmdlet
{
    private readonly CommandCounts counts = new();
    private ActionWait? wait;

    /// <summary>How many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 600;

    private protected override void ProcessAction(Input input, string id, string targetType)
    {
        if (!TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        try
        {
            ActionOperations.Path(id, targetType);
        }
        catch (InvalidIdException rejection)
        {
            WriteItemError(rejection, input.Target, connection);
            return;
        }

        // Of a copy only the id is used: its state may be out of date.
        var change = Track($"action {id}", input.Target as AssetAction, connection);
        wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec));
        wait.Add(change, id, targetType, input.Target);
    }

    private protected override void OnItemError(SentChange? change) => counts.Rejected++;

    private protected override void End() => wait?.Complete(Pump, Observer, () => $"Actions: {counts.AfterWait(wait.Actions)}");
}
