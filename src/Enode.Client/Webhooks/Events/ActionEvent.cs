using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The action of a command to a device changed: event <c>user:vendor-action:updated</c>.</summary>
public sealed class ActionEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => VendorAction;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Description => VendorAction is null
        ? null
        : DisplayText.Joined(VendorAction.State, VendorAction.Command, VendorAction.KnownTargetName ?? VendorAction.TargetType);

    /// <summary>The action after the change.</summary>
    public AssetAction? VendorAction { get; set; }
}
