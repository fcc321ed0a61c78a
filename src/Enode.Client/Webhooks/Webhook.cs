using System.Security;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A subscription to events, which Enode sends to an address of yours: operations <c>listWebhooks</c>, <c>getWebhook</c> and others.
/// </summary>
public sealed class Webhook : EnodeResource
{
    /// <summary>The webhook's id, given by Enode.</summary>
    public string? Id { get; set; }

    /// <summary>The address to which events are sent.</summary>
    public string? Url { get; set; }

    /// <summary>The names of the events, as in <c>user:vehicle:updated</c>, or <c>*</c> for all.</summary>
    public EnodeList<string>? Events { get; set; }

    /// <summary>
    /// False when Enode sends no events any more because too many were not accepted. A successful test activates it again.
    /// </summary>
    public bool? IsActive { get; set; }

    /// <summary>When events were last accepted, UTC. The API documents no value for a webhook of which none were.</summary>
    public DateTimeOffset? LastSuccess { get; set; }

    /// <summary>When the webhook was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The API version of the events. Null for the default version of your client.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The header of your own that is sent with each delivery, without its value. Null for none.</summary>
    public WebhookAuthentication? Authentication { get; set; }

    /// <summary>
    /// The secret with which deliveries are signed, when this version has created it. Null otherwise: the API does not return it.
    /// </summary>
    [JsonIgnore]
    public SecureString? Secret { get; set; }

    /// <summary>The address without its query, which can contain a token, or the id when there is none.</summary>
    public override string ToString() => Url is { } url ? EnodeUri.WithoutQuery(url) : Id ?? string.Empty;
}
