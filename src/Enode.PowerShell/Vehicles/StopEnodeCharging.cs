using System.Management.Automation;
using Enode.Vehicles;

namespace Enode.Commands;

/// <summary>Stop-EnodeCharging: operation <c>postVehiclesVehicleidCharging</c>.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeCharging", SupportsShouldProcess = true)]
[OutputType(typeof(ChargeAction))]
public sealed class StopEnodeCharging : ChargingCmdlet
{
    /// <summary>Made by PowerShell.</summary>
    public StopEnodeCharging()
        : base(ChargingCommands.Stop, "Stop charging")
    {
    }
}
