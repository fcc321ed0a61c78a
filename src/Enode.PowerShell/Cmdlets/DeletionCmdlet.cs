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
    /// <summary>Deletes without a prompt, as <c>-Confirm:$false</c> does.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Force { get; set; }

    /// <summary>The one column of a row that a deletion accepts, as in <c>UserId</c>.</summary>
    private protected abstract string RowColumn { get; }

    /// <summary>True when the next deletion shows a prompt, unless the user has answered Yes to All.</summary>
    private protected bool IsPrompting => !IsForced && !IsSwitchedOn("WhatIf", "WhatIfPreference") &&
        (MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm)
            ? LanguagePrimitives.IsTrue(confirm)
            : LanguagePrimitives.ConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference")) != ConfirmImpact.None);

    private bool IsForced => Force && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    /// <summary>The object that a row is about when it has other columns than <see cref="RowColumn"/>. Null when it is rejected.</summary>
    private protected virtual EnodeResource? FromRow(PSObject row) => null;

    private protected sealed override Input Resolve(object given) => InputResolver.ResolveForDeletion(given, RowColumn, FromRow);

    private protected sealed override bool IsApproved(string target, string description)
    {
        if (!IsForced || IsSwitchedOn("WhatIf", "WhatIfPreference"))
        {
            return base.IsApproved(target, description);
        }

        WriteNote($"Performing the operation \"{description}\" on target \"{target}\".");
        return true;
    }

    private bool IsSwitchedOn(string parameter, string variable) => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : GetVariableValue(variable));
}
