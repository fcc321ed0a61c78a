namespace Enode.Completion;

/// <summary>Completes the kinds of device that vendors have.</summary>
public sealed class VendorTypeCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public VendorTypeCompleter()
        : base(AssetKind.DeviceNames)
    {
    }
}
