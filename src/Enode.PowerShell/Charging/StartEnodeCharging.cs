using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Start-EnodeCharging: operations <c>postVehiclesVehicleidCharging</c> and <c>controlChargerCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Start, "EnodeCharging", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StartEnodeCharging : ChargingCmdlet<ChargeAction>
{
    private protected override string ActionDescription => "start charging";

    // A vehicle that is charged to its limit does not start to charge.
    private protected override bool IsInRequestedState(IChargingDevice device) =>
        device.IsCharging == true || device.PowerDeliveryState is PowerDeliveryStates.Complete;

    private protected override Capability? CapabilityOf(IChargingCapabilities capabilities) => capabilities.StartCharging;

    private protected override Task<ChargeAction> SendAsync(IChargingOperations devices, string id, CancellationToken cancellationToken) =>
        devices.StartChargingAsync(id, cancellationToken);
}
