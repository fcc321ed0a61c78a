using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The result of a test delivery to a webhook: operation <c>testWebhook</c>.</summary>
public sealed class WebhookTest : EnodeResource
{
    /// <summary>The id of the webhook that was tested.</summary>
    [JsonIgnore]
    public string? WebhookId { get; set; }

    /// <summary><c>SUCCESS</c> or <c>FAILURE</c>.</summary>
    public string? Status { get; set; }

    /// <summary>What happened, in words.</summary>
    public string? Description { get; set; }

    /// <summary>How your server answered. Null when it did not.</summary>
    public WebhookTestResponse? Response { get; set; }

    /// <summary>The HTTP status code with which your server answered. Null when it did not answer.</summary>
    [JsonIgnore]
    public double? ResponseCode => Response?.Code;

    /// <summary>True when your server has accepted the test event.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status == "SUCCESS";

    /// <summary>Status and description.</summary>
    public override string ToString() => Description is null ? Status ?? string.Empty : $"{Status}: {Description}";
}
