using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Stop-EnodeCharging: operations <c>postVehiclesVehicleidCharging</c> and <c>controlChargerCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeCharging", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StopEnodeCharging : ChargingCmdlet<ChargeAction>
{
    private protected override string ActionDescription => "stop charging";

    // In the other states without power, the device can start to charge by itself.
    private protected override bool IsInRequestedState(IChargingDevice device) =>
        device.PowerDeliveryState is PowerDeliveryStates.Unplugged or PowerDeliveryStates.Stopped or PowerDeliveryStates.Complete;

    private protected override Capability? CapabilityOf(IChargingCapabilities capabilities) => capabilities.StopCharging;

    private protected override Task<ChargeAction> SendAsync(IChargingOperations devices, string id, CancellationToken cancellationToken) =>
        devices.StopChargingAsync(id, cancellationToken);
}
