using System.Management.Automation;
using Enode.Vehicles;

namespace Enode.Commands;

/// <summary>Start-EnodeCharging: operation <c>postVehiclesVehicleidCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Start, "EnodeCharging", SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StartEnodeCharging : ChargingCmdlet
{
    /// <summary>Made by PowerShell.</summary>
    public StartEnodeCharging()
        : base(ChargingCommands.Start, "Start charging")
    {
    }
}
