using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeSmartChargingStatus: operation <c>getVehiclesVehicleidSmartchargingstatus</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeSmartChargingStatus", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(SmartChargingStatus))]
public sealed class GetEnodeSmartChargingStatus : SmartChargingCmdlet
{
    private protected override void ProcessVehicle(Input input, string vehicleId) =>
        StartGet(input, (client, token) => client.SmartCharging.GetStatusAsync(vehicleId, token));
}
