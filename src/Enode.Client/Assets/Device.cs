using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The members that devices of every kind have.</summary>
public abstract class Device : Asset
{
    /// <summary>The vendor's code, as in <c>TESLA</c>. Codes are added without notice, and case matters.</summary>
    public abstract string? Vendor { get; set; }

    /// <summary>When live data last came in, or the device was linked, UTC.</summary>
    public abstract DateTimeOffset? LastSeen { get; set; }

    /// <summary>
    /// How long ago <see cref="LastSeen"/> was, by the clock of this machine; of a device of a simulator, by the clock of the simulator.
    /// Not in JSON. Zero for a time that is later than the clock. Null when <see cref="LastSeen"/> is.
    /// </summary>
    [JsonIgnore]
    public abstract TimeSpan? Age { get; }

    /// <summary>
    /// What the device does, as one word: a value of <see cref="DeviceStates"/>, or the API's own word for a newer one. Null when the
    /// vendor has not reported any state.
    /// </summary>
    [JsonIgnore]
    public abstract string? State { get; }

    /// <summary>False while there is no live access, so that data lag behind. Null when that is not known.</summary>
    public abstract bool? IsReachable { get; set; }

    /// <summary>What the user allowed for this device, as in <c>vehicle:read:data</c>.</summary>
    public abstract EnodeList<string>? Scopes { get; set; }

    /// <summary>The kind of device: a value of <see cref="AssetTypes"/>.</summary>
    [JsonIgnore]
    public abstract string AssetType { get; }
}
