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
    private readonly CommandCounts counts = new();
    private ActionWait? wait;
    private string current = string.Empty;

    /// <summary>Sends all that comes down the pipeline first, and then waits for all actions together.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>
    /// Sends nothing to a device that was in the requested state when it was read. A device that is not given as a live object, or to which
    /// this process has sent a command, is read.
    /// </summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter IfNeeded { get; set; }

    /// <summary>Sends the command also to a device that reported, when it was read, that it does not support it.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Force { get; set; }

    /// <summary>What is about to happen, as in <c>start charging</c>.</summary>
    private protected abstract string ActionDescription { get; }

    private bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf) ? whatIf : GetVariableValue("WhatIfPreference"));

    private string Operation => $"{char.ToUpperInvariant(ActionDescription[0])}{ActionDescription[1..]}";

    /// <summary>Sends the command to one device, when the user agrees.</summary>
    /// <param name="input">The device, or its id.</param>
    /// <param name="kind">The kind of device.</param>
    /// <param name="send">Sends it to the device with an id.</param>
    private protected void StartCommand<TAction>(
        Input input, AssetKind kind, Func<EnodeClient, string, CancellationToken, Task<TAction>> send)
        where TAction : AssetAction
    {
        if (!TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        var id = input.Id ?? string.Empty;
        var known = input.KnownName ?? ActionTargets.NameOf(connection, kind, id);
        var name = Input.NameAs(kind.Name, known, id);
        var readsFirst = IfNeeded && (input.ReadDevice is null || ActionJournal.HasSentTo(connection, id));
        if (!readsFirst && input.ReadDevice is { } given)
        {
            if (IfNeeded && IsInRequestedState(given))
            {
                counts.Inputs++;
                LeaveOut(name);
                return;
            }

            if (!Force && CapabilityError(given) is { } error)
            {
                WriteItemError(error, input.Target, connection);
                return;
            }
        }

        current = DisplayText.Joined(known ?? name, input.Object is Device { UserId: { Length: > 0 } user } ? $"({user})" : null)!;
        StartChange(
            input.Target, input.Object, name, Operation, SendAsync, change => Take(change, kind, input.Target),
            known is null ? id : $"{known}, {id}");

        async Task<AssetAction?> SendAsync(EnodeClient client, CancellationToken cancellationToken)
        {
            var displayName = known;
            if (readsFirst)
            {
                var device = await kind.Operations!(client).ReadAsync(id, cancellationToken).ConfigureAwait(false);
                if (IsInRequestedState(device))
                {
                    return null;
                }

                if (!Force && CapabilityError(device) is { } error)
                {
                    throw error;
                }

                displayName = device.DisplayName ?? known;
            }

            var action = await send(client, id, cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(action.Id))
            {
                throw new EnodeApiException(
                    ErrorIds.InvalidResponse,
                    $"The command to {name} was sent, but the response has no action id. The result is not known.");
            }

            // Here and not on the pipeline thread, which Ctrl+C ends.
            ActionTargets.Complete(action, connection, displayName);
            ActionJournal.Add(action);
            return action;
        }
    }

    /// <summary>True when a device that was read is in the state that the command requests.</summary>
    private protected abstract bool IsInRequestedState(Device device);

    /// <summary>
    /// Why a device does not support the command, according to its capabilities when it was read. Null when it does, or when that is not
    /// known.
    /// </summary>
    private protected abstract EnodeCommandException? CapabilityError(Device device);

    private protected sealed override bool IsApproved(string target, string description)
    {
        if (base.IsApproved(target, description))
        {
            counts.Inputs++;
            ShowProgress();
            return true;
        }

        if (IsWhatIf)
        {
            counts.Inputs++;
            counts.NotSent++;
        }

        return false;
    }

    private protected sealed override void OnItemError(SentChange? change)
    {
        if (change is null)
        {
            counts.Inputs++;
        }

        if (change is { IsOutcomeUnknown: true })
        {
            counts.Unanswered++;
        }
        else
        {
            counts.Rejected++;
        }

        ShowProgress();
    }

    private protected sealed override void End()
    {
        if (wait is not null)
        {
            wait.Complete(Pump, Observer, () => $"{Operation}: {counts.AfterWait(wait.Actions)}");
        }
        else if (counts.HasOthers || counts.Inputs > 1)
        {
            WriteSummary($"{Operation}: {counts.AsSent}");
        }
    }

    private void Take(SentChange change, AssetKind kind, object target)
    {
        if (change.Action is null)
        {
            change.IsWritten = true;
            LeaveOut(change.Name);
            return;
        }

        counts.AddSent(kind);
        ShowProgress();
        if (!Wait)
        {
            WriteResult(change);
            return;
        }

        wait ??= new ActionWait(this, TimeSpan.FromSeconds(TimeoutSec));
        wait.Add(change, change.Action!.Id!, kind.Name, target);
    }

    private void LeaveOut(string name)
    {
        counts.LeftOut++;
        WriteNote($"{Operation}: {name} is already in the requested state. Nothing was sent.");
        ShowProgress();
    }

    private void ShowProgress()
    {
        // One command has no progress of its own.
        if (counts.Inputs > 1)
        {
            Progress.Show(new ProgressRecord(CommandProgress.Commands, Operation, $"{counts.SoFar}: {current}"));
        }
    }
}
