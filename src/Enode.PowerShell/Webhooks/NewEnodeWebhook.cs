using System.Management.Automation;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Pipeline;
using Enode.Webhooks;

namespace Enode.Commands;

/// <summary>New-EnodeWebhook: operation <c>createWebhook</c>.</summary>
[Cmdlet(VerbsCommon.New, "EnodeWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(Webhook))]
public sealed class NewEnodeWebhook : ConnectedCmdlet
{
    /// <summary>The address to which events are sent: https.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [WebhookUrl]
    public string Url { get; set; } = string.Empty;

    /// <summary>The secret with which deliveries are signed. Default: a new one, which is returned once.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? Secret { get; set; }

    /// <summary>The names of the events. Default: all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EventCompleter))]
    [Event]
    public string[]? Event { get; set; }

    /// <summary>The API version of the events. Default: that of the client.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a version of the API, as in 2024-10-01")]
    [TextOnly]
    public string? ApiVersion { get; set; }

    /// <summary>The name of a header to send with each delivery.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TextOnly]
    public string? AuthenticationHeaderName { get; set; }

    /// <summary>The value of the header.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? AuthenticationHeaderValue { get; set; }

    private protected override void Process()
    {
        WebhookSettings.CheckSecret(Secret);
        var header = WebhookSettings.Header(AuthenticationHeaderName, AuthenticationHeaderValue);
        var shown = EnodeUri.WithoutQuery(Url);
        StartChange(
            shown,
            null,
            $"webhook '{shown}'",
            "Create",
            (client, token) =>
            {
                WebhookSettings.CheckReachable(Url, client);
                return client.Webhooks.CreateAsync(Url, Secret, Event, ApiVersion, header, token);
            },
            Write);
    }

    // After the webhook, because with -InformationAction Stop it would not be written otherwise.
    private void Write(SentChange change)
    {
        WriteResult(change);
        if (Secret is null)
        {
            WriteSummary("The property Secret of the webhook contains its new secret. Store it: it cannot be read again.");
        }
    }
}
