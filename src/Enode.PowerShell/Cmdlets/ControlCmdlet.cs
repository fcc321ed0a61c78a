using System.ComponentModel;
using System.Management.Automation;
using Enode.Actions;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>
/// A command that sends commands to devices and gives their actions, at once or, with <c>-Wait</c>, when they have settled.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ControlCmdlet : InputCmdlet
{
    private ActionWait? wait;

    /// <summary>Sends all that comes down the pipeline first, and then waits for all actions together.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Sends the command also to a device that reported, when it was read, that it does not support it.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Force { get; set; }

    /// <summary>What is about to happen, as in <c>start charging</c>.</summary>
    private protected abstract string ActionDescription { get; }

    /// <summary>Sends the command to one device, when the user agrees.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="kind">The kind of device.</param>
    /// <param name="send">Sends it to the device with an id.</param>
    private protected void StartCommand<TAction>(
        Input input, AssetKind kind, Func<EnodeClient, string, CancellationToken, Task<TAction>> send)
        where TAction : AssetAction
    {
        if (input.ReadDevice is { } device && !Force && CapabilityError(device) is { } error)
        {
            WriteItemError(error, input.Target);
            return;
        }

        var name = input.NameAs(kind.Name);
        var description = $"{char.ToUpperInvariant(ActionDescription[0])}{ActionDescription[1..]}";
        StartChange(input.Target, input.Object, name, description, SendAsync, change => Take(change, kind, input.Target));

        async Task<AssetAction> SendAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            var action = await send(client, input.Id ?? string.Empty, cancellationToken).ConfigureAwait(false);
            return !string.IsNullOrEmpty(action.Id) ? action : throw new EnodeApiException(
                ErrorIds.InvalidResponse,
                $"The command to {name} was sent, but the response has no action id. The result is not known.");
        }
    }

    /// <summary>
    /// Why a device does not support the command, according to its capabilities when it was read. Null when it does, or when that is not
    /// known.
    /// </summary>
    private protected abstract EnodeCommandException? CapabilityError(Device device);

    private protected sealed override void End() => wait?.Complete(Pump, Observer);

    private void Take(SentChange change, AssetKind kind, object target)
    {
        if (!Wait)
        {
            WriteResult(change);
            return;
        }

        wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec));
        wait.Add(change, change.Action!.Id!, kind.Name, target);
    }
}
