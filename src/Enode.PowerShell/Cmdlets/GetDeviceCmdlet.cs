using System.ComponentModel;
using System.Management.Automation;
using Enode.Assets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads devices of one kind, with <c>-Capability</c>.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetDeviceCmdlet<T> : GetAssetCmdlet<T>
    where T : Device
{
    /// <summary>Gives only devices with all of these capabilities.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CapabilityCompleter))]
    [TextOnly]
    public string[] Capability { get; set; } = [];

    private protected override void BeginConnected()
    {
        var known = DeviceCapabilities.NamesOf(typeof(T));
        if (Capability.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"-Capability is '{unknown}'. Valid values: {string.Join(", ", known)}.");
        }

        base.BeginConnected();
    }

    private protected override bool IsWanted(T item) => Array.TrueForAll(Capability, name => DeviceCapabilities.IsCapable(item, name));
}
