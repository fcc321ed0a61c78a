using System.Management.Automation;
using Enode.Assets;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Set-EnodeBatteryOperationMode: operation <c>postUserSetOperationMode</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeBatteryOperationMode", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(OperationModeAction))]
public sealed class SetEnodeBatteryOperationMode : DeviceControlCmdlet<Battery, OperationModeAction>
{
    /// <summary>The mode to set.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(
        OperationModes.ImportFocus,
        OperationModes.ExportFocus,
        OperationModes.TimeOfUse,
        OperationModes.SelfReliance,
        OperationModes.Idle)]
    [TextOnly]
    public string OperationMode { get; set; } = OperationModes.Idle;

    private protected override string ActionDescription => $"set operation mode {OperationMode}";

    private protected override bool IsInRequestedState(Battery device) => device.OperationMode == OperationMode;

    private protected override EnodeCommandException? CapabilityErrorOf(Battery device) =>
        CapabilityErrors.For(device, ActionDescription, CapabilityOf(device));

    private protected override Task<OperationModeAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Batteries.SetOperationModeAsync(id, OperationMode, cancellationToken);

    private Capability? CapabilityOf(Battery device) => OperationMode switch
    {
        OperationModes.ImportFocus => device.Capabilities?.ImportFocus,
        OperationModes.ExportFocus => device.Capabilities?.ExportFocus,
        OperationModes.TimeOfUse => device.Capabilities?.TimeOfUse,
        OperationModes.SelfReliance => device.Capabilities?.SelfReliance,
        OperationModes.Idle => device.Capabilities?.Idle,
        _ => null,
    };
}
