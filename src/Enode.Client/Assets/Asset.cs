namespace Enode;

/// <summary>What devices of every kind have in common.</summary>
/// <remarks>Abstract, so that each kind names its members in the order in which a CSV file and <c>Select-Object *</c> show them.</remarks>
public abstract class Asset : EnodeObject
{
    /// <summary>The device's id, given by Enode.</summary>
    public abstract string? Id { get; set; }

    /// <summary>Your own key of the user who linked the device.</summary>
    public abstract string? UserId { get; set; }

    /// <summary>The vendor's code, as in <c>TESLA</c>. Codes are added without notice, and case matters.</summary>
    public abstract string? Vendor { get; set; }

    /// <summary>When live data last came in, or the device was linked, UTC.</summary>
    public abstract DateTimeOffset? LastSeen { get; set; }

    /// <summary>False while there is no live access, so that data lag behind. Null when that is not known.</summary>
    public abstract bool? IsReachable { get; set; }

    /// <summary>What the user allowed for this device, as in <c>vehicle:read:data</c>.</summary>
    public abstract EnodeList<string>? Scopes { get; set; }
}
