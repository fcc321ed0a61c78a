using System.Management.Automation;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Webhooks;

namespace Enode.Commands;

/// <summary>Set-EnodeWebhook: operation <c>updateWebhook</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeWebhook", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(Webhook))]
public sealed class SetEnodeWebhook : ChangeResourceCmdlet<Webhook>
{
    private WebhookHeader? header;

    /// <summary>The new address: https.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [WebhookUrl]
    public string? Url { get; set; }

    /// <summary>The new secret with which deliveries are signed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? Secret { get; set; }

    /// <summary>The names of the events, in place of the present ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EventCompleter))]
    [Event]
    public string[]? Event { get; set; }

    /// <summary>The API version of the events.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a version of the API, as in 2024-10-01")]
    [TextOnly]
    public string? ApiVersion { get; set; }

    /// <summary>
    /// Sends events in the client's default version. A switch of its own, so that a mistyped variable never clears anything.
    /// </summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter ClearApiVersion { get; set; }

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

    /// <summary>Sends no header any more.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter ClearAuthentication { get; set; }

    private protected override string NameWithArticle => "a webhook";

    private protected override void BeginConnected()
    {
        RequireOneOf(
            nameof(Url),
            nameof(Secret),
            nameof(Event),
            nameof(ApiVersion),
            nameof(ClearApiVersion),
            nameof(AuthenticationHeaderName),
            nameof(AuthenticationHeaderValue),
            nameof(ClearAuthentication));
        WebhookSettings.CheckSecret(Secret);
        header = WebhookSettings.Header(AuthenticationHeaderName, AuthenticationHeaderValue);
        CheckClearing(nameof(ClearApiVersion), ClearApiVersion, nameof(ApiVersion), ApiVersion is not null);
        CheckClearing(nameof(ClearAuthentication), ClearAuthentication, nameof(AuthenticationHeaderName), header is not null);
    }

    private protected override void Change(Input input, string id) => StartChange(
        input.Target,
        input.Object,
        input.NameAs("webhook"),
        "Change",
        (client, token) =>
        {
            WebhookSettings.CheckReachable(Url, client);
            return client.Webhooks.UpdateAsync(
                id, Url, Secret, Event, ApiVersion, header, ClearApiVersion, ClearAuthentication, token);
        });

    private void CheckClearing(string name, SwitchParameter clears, string other, bool isSet)
    {
        if (clears && isSet)
        {
            throw WebhookSettings.Rejection($"-{name} and -{other} exclude each other. Specify one of them.");
        }

        if (!clears && MyInvocation.BoundParameters.ContainsKey(name))
        {
            throw WebhookSettings.Rejection($"-{name}:$false changes nothing. Use -{other} to set a value.");
        }
    }
}
