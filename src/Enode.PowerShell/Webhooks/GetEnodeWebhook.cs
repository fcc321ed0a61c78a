using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeWebhook: operations <c>listWebhooks</c> and <c>getWebhook</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeWebhook", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Webhook))]
public sealed class GetEnodeWebhook : GetPagedResourceCmdlet<Webhook>
{
    private protected override string NameWithArticle => "a webhook";

    private protected override (string? Id, string? DisplayName) Label(Webhook item) => (item.Id, item.Url);

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Webhook>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) => client.Webhooks.PagesAsync(PageSizeOrDefault, cancellationToken);

    private protected override Task<Webhook> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Webhooks.GetAsync(id, cancellationToken);

    /// <summary>The webhook that was tested.</summary>
    private protected override string? RelatedId(EnodeResource input) => (input as WebhookTest)?.WebhookId;
}
