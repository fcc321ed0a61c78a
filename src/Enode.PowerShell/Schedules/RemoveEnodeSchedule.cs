using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Remove-EnodeSchedule: operation <c>deleteSchedule</c>.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "EnodeSchedule",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEnodeSchedule : RemoveResourceCmdlet<Schedule>
{
    private protected override string NameWithArticle => "a schedule";

    private protected override void Remove(Input input, string id) => StartChange(
        input.Target, input.Object, input.NameAs("schedule"), "Delete", (client, token) => client.Schedules.DeleteAsync(id, token));
}
