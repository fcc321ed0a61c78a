namespace Enode;

/// <summary>The location of the user's that a device stands at.</summary>
public sealed class AssetLocation : EnodeModel
{
    /// <summary>The location's id. Null when none is set.</summary>
    public string? Id { get; set; }

    /// <summary>When the location was last updated, UTC. Null where the response leaves it out.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The location's id.</summary>
    public override string ToString() => Id ?? string.Empty;
}
