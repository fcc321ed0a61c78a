using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Remove-EnodeLocation: operation <c>deleteLocation</c>.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "EnodeLocation",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Location))]
public sealed class RemoveEnodeLocation : RemoveResourceCmdlet<Location>
{
    private protected override string NameWithArticle => "a location";

    private protected override void Remove(Input input, string id) => StartChange(
        input.Target, input.Object, input.NameAs("location"), "Delete", (client, token) => client.Locations.DeleteAsync(id, token));
}
