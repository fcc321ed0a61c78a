using System.ComponentModel;
using System.Management.Automation;
using Enode.Actions;
using Enode.Assets;
using Enode.Errors;

namespace Enode.Pipeline;

/// <summary>A command that sends commands to devices and gives their actions, at once or, with <c>-Wait</c>, when they have settled.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ControlCmdlet : SendingCmdlet
{
    private ActionWait? wait;

    /// <summary>Sends all that comes down the pipeline first, and then waits for all actions together.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [InvariantNumber]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Sends the command also to a device that said, when it was read, that it cannot do this.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Sends one command, when the user agrees.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="assetType">The kind of device.</param>
    /// <param name="actionDescription">What is about to happen, as in <c>Start charging</c>.</param>
    /// <param name="send">Sends the command.</param>
    private protected void StartCommand<TAction>(Input input, string assetType, string actionDescription, Func<EnodeClient, string, CancellationToken, Task<TAction>> send)
        where TAction : AssetAction
    {
        if (!TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        if (input.ReadDevice is { } device && !Force && CapabilityError(device) is { } refusal)
        {
            WriteItemError(refusal, input.Target, connection);
            return;
        }

        // Asked here and not in the work: a prompt belongs to the pipeline thread, and -WhatIf must not send a thing.
        var target = DeviceText.Of(assetType, input);
        if (!ShouldProcess($"{target} through connection '{connection}'", actionDescription))
        {
            return;
        }

        StartSending(input.Target, target, connection, SendAsync, command => Take(command, assetType, input.Target));

        async Task<AssetAction> SendAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            var action = await send(client, input.Id ?? string.Empty, cancellationToken).ConfigureAwait(false);
            return !string.IsNullOrEmpty(action.Id) ? action : throw new EnodeApiException(
                ErrorIds.InvalidResponse,
                $"The command to {target} was sent, and the response has no action id: its outcome is not known.");
        }
    }

    /// <summary>Why a device that was read before cannot do this, as far as it said. Null when nothing speaks against it.</summary>
    private protected abstract EnodeCommandException? CapabilityError(Device device);

    private protected sealed override void End() => wait?.Complete(Pump, Observer);

    private void Take(SentCommand command, string assetType, object target)
    {
        if (Wait)
        {
            wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec));
            wait.Add(command, command.Action!.Id!, assetType, target);
        }
        else
        {
            WriteAction(command);
        }
    }
}
