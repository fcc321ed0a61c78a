using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The action of a command to a device changed: event <c>user:vendor-action:updated</c>.</summary>
public sealed class ActionEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => VendorAction;

    /// <summary>The action after the change.</summary>
    public AssetAction? VendorAction { get; set; }
}
