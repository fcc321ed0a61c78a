namespace Enode;

/// <summary>Which modes a battery can be set to.</summary>
public sealed class BatteryCapabilities : EnodeModel
{
    /// <summary>Can be set to EXPORT_FOCUS.</summary>
    public Capability? ExportFocus { get; set; }

    /// <summary>Can be set to IMPORT_FOCUS.</summary>
    public Capability? ImportFocus { get; set; }

    /// <summary>Can be set to TIME_OF_USE.</summary>
    public Capability? TimeOfUse { get; set; }

    /// <summary>Can be set to SELF_RELIANCE.</summary>
    public Capability? SelfReliance { get; set; }

    /// <summary>Can be set to IDLE.</summary>
    public Capability? Idle { get; set; }

    /// <summary>The names of what it can do.</summary>
    public override string ToString() => DisplayText.Capable(
        ("exportFocus", ExportFocus?.IsCapable),
        ("importFocus", ImportFocus?.IsCapable),
        ("timeOfUse", TimeOfUse?.IsCapable),
        ("selfReliance", SelfReliance?.IsCapable),
        ("idle", Idle?.IsCapable));
}
