namespace Enode;

/// <summary>How an intervention is resolved, and by whom.</summary>
public sealed class InterventionResolution : EnodeModel
{
    /// <summary>What to do, in a line, in the requested language.</summary>
    public string? Title { get; set; }

    /// <summary>What to do, as Markdown, in the requested language.</summary>
    public string? Description { get; set; }

    /// <summary><c>Remote</c> when it can be done from anywhere, <c>Physical</c> when it is done at the device.</summary>
    public string? Access { get; set; }

    /// <summary><c>User</c> when the user can do it, <c>ThirdParty</c> when an installer or the vendor has to.</summary>
    public string? Agent { get; set; }

    /// <summary><c>Link</c> when the user has to link the device again. Null when nothing is done through Enode.</summary>
    public string? Action { get; set; }

    /// <summary>The title.</summary>
    public override string ToString() => Title ?? string.Empty;
}
