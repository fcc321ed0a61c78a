namespace Enode;

/// <summary>Whether a device can do something, and if not, whether its owner can change that.</summary>
public sealed class Capability : EnodeResource
{
    /// <summary>True when the device can do it now.</summary>
    public bool? IsCapable { get; set; }

    /// <summary>What the owner can do about a capability that is missing. Empty when nothing can be done.</summary>
    public EnodeList<string>? InterventionIds { get; set; }

    /// <summary><c>Yes</c>; <c>No</c>; or the number of interventions that stand in the way.</summary>
    public override string ToString() => IsCapable switch
    {
        true => "Yes",
        false when InterventionIds is { Count: > 0 } ids => $"No ({Sentences.Count(ids.Count, "intervention")})",
        false => "No",
        null => string.Empty,
    };
}
