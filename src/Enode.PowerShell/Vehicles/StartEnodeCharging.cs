using System.Management.Automation;
using Enode.Assets;

namespace Enode.Commands;

/// <summary>Start-EnodeCharging: operations <c>postVehiclesVehicleidCharging</c> and <c>controlChargerCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Start, "EnodeCharging", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StartEnodeCharging : ChargeableCmdlet<ChargeAction>
{
    private protected override string ActionDescription => "start charging";

    private protected override Capability? CapabilityOf(VehicleCapabilities? capabilities) => capabilities?.StartCharging;

    private protected override Capability? CapabilityOf(ChargerCapabilities? capabilities) => capabilities?.StartCharging;

    private protected override Task<ChargeAction> SendAsync(VehicleOperations vehicles, string id, CancellationToken cancellationToken) =>
        vehicles.StartChargingAsync(id, cancellationToken);

    private protected override Task<ChargeAction> SendAsync(ChargerOperations chargers, string id, CancellationToken cancellationToken) =>
        chargers.StartChargingAsync(id, cancellationToken);
}
