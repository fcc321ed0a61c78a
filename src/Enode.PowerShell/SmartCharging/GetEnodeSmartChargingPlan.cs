using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeSmartChargingPlan: operation <c>getVehiclesVehicleidSmartchargingplans</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeSmartChargingPlan", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(SmartChargingPlan))]
public sealed class GetEnodeSmartChargingPlan : SmartChargingCmdlet
{
    /// <summary>The id of the plan. Default: that of a piped plan or of the plan of a piped status, else the latest plan.</summary>
    [Parameter]
    [NotEmpty("the id of a plan")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? PlanId { get; set; }

    private protected override void ProcessVehicle(Input input, string vehicleId)
    {
        var planId = PlanId ?? (input.Object switch
        {
            SmartChargingPlan plan => plan.Id,
            SmartChargingStatus status => status.Plan?.Id,
            _ => null,
        });
        StartGet(
            input, (client, token) => client.SmartCharging.GetPlanAsync(vehicleId, planId ?? SmartChargingOperations.LatestPlan, token));
    }
}
