using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Start-EnodeSmartOverride: operation <c>vehicleCreateSmartOverride</c>.</summary>
[Cmdlet(VerbsLifecycle.Start, "EnodeSmartOverride", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SmartOverride))]
public sealed class StartEnodeSmartOverride : SmartChargingCmdlet
{
    private protected override void ProcessVehicle(Input input, string vehicleId) => StartChange(
        input.Target,
        input.Object,
        NameOf(input, vehicleId),
        "Start smart override",
        (client, token) => client.SmartCharging.StartOverrideAsync(vehicleId, token));
}
