using System.Text.Json.Serialization;

namespace Enode;

/// <summary>An asset: a device of a user, or a system of devices.</summary>
/// <remarks>Abstract, so that each kind names its members in the order in which a CSV file and <c>Select-Object *</c> show them.</remarks>
public abstract class Asset : EnodeResource
{
    /// <summary>The asset's id, given by Enode.</summary>
    public abstract string? Id { get; set; }

    /// <summary>Your own key of the user who linked it.</summary>
    public abstract string? UserId { get; set; }

    /// <summary>The display name. Null when it has none.</summary>
    [JsonIgnore]
    public abstract string? DisplayName { get; }

    /// <summary>Its name, or its id when it has none.</summary>
    public override string ToString() => DisplayName ?? Id ?? string.Empty;
}
