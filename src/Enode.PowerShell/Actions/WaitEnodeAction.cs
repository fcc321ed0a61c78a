using System.Management.Automation;
using Enode.Actions;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Wait-EnodeAction: waits for all actions that come down the pipeline together, by the operations of Get-EnodeAction.</summary>
[Cmdlet(VerbsLifecycle.Wait, "EnodeAction", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(ChargeAction), typeof(MaxCurrentAction), typeof(PermanentHoldAction), typeof(FollowScheduleAction), typeof(OperationModeAction))]
public sealed class WaitEnodeAction : ActionCmdlet
{
    private ActionWait? wait;

    /// <summary>How many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [InvariantNumber]
    public int TimeoutSec { get; set; } = 600;

    private protected override void ProcessAction(Input input, string id, string targetType)
    {
        if (input.Target is AssetAction live)
        {
            if (TryConnect(live, live, out var connection))
            {
                Add(live, connection);
            }

            return;
        }

        // Only its id counts: what a copy says about its state may be old.
        StartItem(input.Target, input.Object, async (lane, connection, client) =>
        {
            var action = await client.Actions.GetAsync(id, targetType, lane.Token).ConfigureAwait(false);
            action.Origin = connection;
            await lane.WriteAsync(() => Add(action, connection)).ConfigureAwait(false);
        });
    }

    private protected override void End() => wait?.Complete(Pump, Observer);

    private void Add(AssetAction action, EnodeConnection connection) =>
        (wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec))).Add(Keep(action, connection));
}
