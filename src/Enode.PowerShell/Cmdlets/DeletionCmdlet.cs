using System.ComponentModel;
using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>
/// Deletes something that cannot be restored: it asks before, and takes nothing that could be of another kind. Commands declare
/// <see cref="ConfirmImpact.High"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeletionCmdlet : InputCmdlet
{
    private bool yesToAll;
    private bool noToAll;

    /// <summary>Deletes without a prompt, as <c>-Confirm:$false</c> does.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Force { get; set; }

    /// <summary>The one column of a row that a deletion accepts, as in <c>UserId</c>.</summary>
    private protected abstract string RowColumn { get; }

    /// <summary>The columns of a row that errors advise to select.</summary>
    private protected virtual IReadOnlyList<string> AdvisedColumns => [RowColumn];

    /// <summary>True when the next deletion shows a prompt.</summary>
    private protected bool IsPrompting => !yesToAll && !noToAll && IsConfirming;

    private bool IsConfirming => !IsForced && !IsWhatIf &&
        (MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm)
            ? LanguagePrimitives.IsTrue(confirm)
            : LanguagePrimitives.ConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference")) != ConfirmImpact.None);

    private bool IsWhatIf => IsSwitchedOn("WhatIf", "WhatIfPreference");

    private bool IsForced => Force && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    /// <summary>The object that a row is about when it has other columns than <see cref="RowColumn"/>. Null when it is rejected.</summary>
    private protected virtual EnodeResource? FromRow(PSObject row) => null;

    private protected sealed override Input Resolve(object given) =>
        InputResolver.ResolveForDeletion(given, RowColumn, AdvisedColumns, FromRow);

    /// <summary>False, with an error, for what no request can carry: a prompt for it would be for nothing.</summary>
    private protected bool CanBeSent(Input input, params string?[] ids)
    {
        try
        {
            Array.ForEach(ids, id => ApiPath.Checked(id));
            return true;
        }
        catch (InvalidIdException exception)
        {
            WriteItemError(exception, input.Target);
            return false;
        }
    }

    /// <remarks>
    /// The prompt is the one of ShouldProcess, which does not return whether the answer is for all: what only a prompt needs is not
    /// read after that.
    /// </remarks>
    private protected sealed override bool IsApproved(string target, string description)
    {
        var operation = SafeText.Line($"Performing the operation \"{description}\" on target \"{target}\".");
        if (IsConfirming)
        {
            return ShouldContinue($"Are you sure you want to perform this action?\n{operation}", "Confirm", ref yesToAll, ref noToAll);
        }

        if (!IsForced || IsWhatIf)
        {
            return base.IsApproved(target, description);
        }

        WriteNote(operation);
        return true;
    }

    private bool IsSwitchedOn(string parameter, string variable) => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : GetVariableValue(variable));
}
