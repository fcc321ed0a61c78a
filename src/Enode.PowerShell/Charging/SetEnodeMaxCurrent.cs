using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Set-EnodeMaxCurrent: operations <c>postVehiclesVehicleidMaxCurrent</c> and <c>postSetChargerMaxCurrent</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeMaxCurrent", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(MaxCurrentAction))]
public sealed class SetEnodeMaxCurrent : ChargingCmdlet<MaxCurrentAction>
{
    /// <summary>The maximum current in A, above 0.</summary>
    [Parameter(Mandatory = true)]
    [ValidateRange(0.1, 1000.0)]
    [InvariantNumber]
    public double MaxCurrent { get; set; }

    private protected override string ActionDescription => FormattableString.Invariant($"limit the current to {MaxCurrent} A");

    private protected override bool IsInRequestedState(IChargingDevice device) => device.MaxCurrent == MaxCurrent;

    private protected override Capability? CapabilityOf(IChargingCapabilities capabilities) => capabilities.SetMaxCurrent;

    private protected override Task<MaxCurrentAction> SendAsync(
        IChargingOperations devices, string id, CancellationToken cancellationToken) =>
        devices.SetMaxCurrentAsync(id, MaxCurrent, cancellationToken);
}
