using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeVehicle: operations <c>getVehicles</c>, <c>listUserVehicles</c> and <c>getVehicle</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeVehicle", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Vehicle))]
public sealed class GetEnodeVehicle : GetDeviceCmdlet<Vehicle>
{
    /// <summary>Gives only vehicles whose battery level is known and under this, in %.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    [InvariantNumber]
    public double? BatteryBelow { get; set; }

    private protected override bool IsWanted(Vehicle item) =>
        (BatteryBelow is null || item.BatteryLevel < BatteryBelow) && base.IsWanted(item);

    private protected override AssetOperations<Vehicle> Operations(EnodeClient client) => client.Vehicles;

    /// <summary>The car that is plugged into a charger.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        input is Charger charger ? charger.ChargeState?.PluggedInVehicleId : base.RelatedId(input);
}
