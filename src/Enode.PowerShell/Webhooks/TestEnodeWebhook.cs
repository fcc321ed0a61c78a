using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Test-EnodeWebhook: operation <c>testWebhook</c>. A success activates an inactive webhook, so that it is a change.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EnodeWebhook", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(WebhookTest))]
public sealed class TestEnodeWebhook : ChangeResourceCmdlet<Webhook>
{
    private protected override string NameWithArticle => "a webhook";

    private protected override void Change(Input input, string id) => StartChange(
        input.Target, input.Object, input.NameAs("webhook"), "Send a test event", (client, token) => client.Webhooks.TestAsync(id, token));
}
