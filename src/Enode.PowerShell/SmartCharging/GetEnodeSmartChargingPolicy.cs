using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeSmartChargingPolicy: operation <c>getVehiclesVehicleidSmartchargingpolicy</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeSmartChargingPolicy", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(VehicleSmartChargingPolicy))]
public sealed class GetEnodeSmartChargingPolicy : SmartChargingCmdlet
{
    private protected override void ProcessVehicle(Input input, string vehicleId) =>
        StartGet(input, (client, token) => client.SmartCharging.GetPolicyAsync(vehicleId, token));
}
