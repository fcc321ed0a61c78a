using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A vendor account has to be linked again: event <c>user:credentials:invalidated</c>.</summary>
public sealed class CredentialsEvent : WebhookEvent
{
    /// <summary>The vendor account, which is not valid any more. The event does not name its kinds of devices.</summary>
    [JsonIgnore]
    public override EnodeResource? Subject =>
        Vendor is null ? null : new LinkedVendor { UserId = UserId, Vendor = Vendor, IsValid = false, Origin = Origin };

    /// <summary>The vendor's code, as in <c>TESLA</c>.</summary>
    public string? Vendor { get; set; }
}
