using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Remove-EnodeWebhook: operation <c>deleteWebhook</c>.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "EnodeWebhook",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEnodeWebhook : RemoveResourceCmdlet<Webhook>
{
    private protected override string NameWithArticle => "a webhook";

    private protected override void Remove(Input input, string id) => StartChange(
        input.Target,
        input.Object,
        input.NameAs("webhook"),
        "Delete, with the events that were not delivered yet",
        (client, token) => client.Webhooks.DeleteAsync(id, token));
}
