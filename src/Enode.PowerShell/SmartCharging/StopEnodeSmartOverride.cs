using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Stop-EnodeSmartOverride: operation <c>vehicleEndSmartOverride</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeSmartOverride", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SmartOverride))]
public sealed class StopEnodeSmartOverride : SmartChargingCmdlet
{
    private protected override void ProcessVehicle(Input input, string vehicleId) => StartChange(
        input.Target,
        input.Object,
        NameOf(input, vehicleId),
        "End smart override",
        (client, token) => client.SmartCharging.EndOverrideAsync(vehicleId, token));
}
