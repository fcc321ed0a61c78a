using System.Management.Automation;
using Enode.Assets;

namespace Enode.Commands;

/// <summary>Stop-EnodeCharging: operations <c>postVehiclesVehicleidCharging</c> and <c>controlChargerCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeCharging", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StopEnodeCharging : ChargeableCmdlet<ChargeAction>
{
    private protected override string ActionDescription => "stop charging";

    private protected override Capability? CapabilityOf(VehicleCapabilities? capabilities) => capabilities?.StopCharging;

    private protected override Capability? CapabilityOf(ChargerCapabilities? capabilities) => capabilities?.StopCharging;

    private protected override Task<ChargeAction> SendAsync(VehicleOperations vehicles, string id, CancellationToken cancellationToken) =>
        vehicles.StopChargingAsync(id, cancellationToken);

    private protected override Task<ChargeAction> SendAsync(ChargerOperations chargers, string id, CancellationToken cancellationToken) =>
        chargers.StopChargingAsync(id, cancellationToken);
}
