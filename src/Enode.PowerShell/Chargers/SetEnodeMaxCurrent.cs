using System.Management.Automation;
using Enode.Assets;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Set-EnodeMaxCurrent: operations <c>postVehiclesVehicleidMaxCurrent</c> and <c>postSetChargerMaxCurrent</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeMaxCurrent", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(MaxCurrentAction))]
public sealed class SetEnodeMaxCurrent : ChargeableCmdlet<MaxCurrentAction>
{
    /// <summary>The maximum current in A, above 0.</summary>
    [Parameter(Mandatory = true)]
    [ValidateRange(0.1, 1000.0)]
    [InvariantNumber]
    public double MaxCurrent { get; set; }

    private protected override string ActionDescription => FormattableString.Invariant($"limit the current to {MaxCurrent} A");

    private protected override Capability? CapabilityOf(VehicleCapabilities? capabilities) => capabilities?.SetMaxCurrent;

    private protected override Capability? CapabilityOf(ChargerCapabilities? capabilities) => capabilities?.SetMaxCurrent;

    private protected override Task<MaxCurrentAction> SendAsync(VehicleOperations vehicles, string id, CancellationToken cancellationToken) =>
        vehicles.SetMaxCurrentAsync(id, MaxCurrent, cancellationToken);

    private protected override Task<MaxCurrentAction> SendAsync(ChargerOperations chargers, string id, CancellationToken cancellationToken) =>
        chargers.SetMaxCurrentAsync(id, MaxCurrent, cancellationToken);
}
