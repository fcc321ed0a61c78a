using System.ComponentModel;
using System.Management.Automation;
using Enode.Actions;

namespace Enode.Pipeline;

/// <summary>A command that sends commands to devices and gives their actions, at once or, with <c>-Wait</c>, when they have settled.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ControlCmdlet : PerItemCmdlet
{
    private ActionWait? wait;

    /// <summary>Sends all that comes down the pipeline first, and then waits for all actions together.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Sends one command, when the user agrees.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="input">The device, if it was given as an object.</param>
    /// <param name="device">The device in words.</param>
    /// <param name="doing">What is about to happen, as in <c>Start charging</c>.</param>
    /// <param name="send">Sends the command.</param>
    private protected void StartCommand(object target, EnodeObject? input, string device, string doing, Func<EnodeClient, CancellationToken, Task<AssetAction>> send)
    {
        // Asked here and not in the work: a prompt belongs to the pipeline thread, and -WhatIf must not send a thing.
        if (!TryConnect(target, input, out var connection) || !ShouldProcess($"{device} through connection '{connection}'", doing))
        {
            return;
        }

        StartItem(target, connection, async (lane, client) =>
        {
            var action = await send(client, lane.Token).ConfigureAwait(false);
            action.Origin = connection;
            await lane.WriteAsync(() => Take(action, connection)).ConfigureAwait(false);
        });
    }

    private protected sealed override void End()
    {
        if (wait is not null)
        {
            Pump.Start(lane => wait.RunAsync(lane, Observer(lane)));
            Pump.Finish();
            wait.Finish();
        }
    }

    private void Take(AssetAction action, EnodeConnection connection)
    {
        if (Wait)
        {
            wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec));
            wait.Add(action, connection);
        }
        else
        {
            WriteObject(action);
        }
    }
}
