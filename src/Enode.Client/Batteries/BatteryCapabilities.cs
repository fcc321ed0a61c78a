namespace Enode;

/// <summary>The operation modes that a battery supports.</summary>
public sealed class BatteryCapabilities : EnodeModel
{
    /// <summary>Supports the mode EXPORT_FOCUS.</summary>
    public Capability? ExportFocus { get; set; }

    /// <summary>Supports the mode IMPORT_FOCUS.</summary>
    public Capability? ImportFocus { get; set; }

    /// <summary>Supports the mode TIME_OF_USE.</summary>
    public Capability? TimeOfUse { get; set; }

    /// <summary>Supports the mode SELF_RELIANCE.</summary>
    public Capability? SelfReliance { get; set; }

    /// <summary>Supports the mode IDLE.</summary>
    public Capability? Idle { get; set; }

    internal IEnumerable<EnodeResource?> All => [ExportFocus, ImportFocus, TimeOfUse, SelfReliance, Idle];

    /// <summary>The names of the capabilities that it has.</summary>
    public override string ToString() => DisplayText.Capable(
        ("exportFocus", ExportFocus?.IsCapable),
        ("importFocus", ImportFocus?.IsCapable),
        ("timeOfUse", TimeOfUse?.IsCapable),
        ("selfReliance", SelfReliance?.IsCapable),
        ("idle", Idle?.IsCapable));
}
