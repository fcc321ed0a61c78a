using System.Management.Automation;
using Enode.Assets;
using Enode.Cmdlets;
using Enode.Errors;

namespace Enode.Commands;

/// <summary>Resume-EnodeHvacSchedule: operation <c>postSetHvacFollowSchedule</c>.</summary>
[Cmdlet(VerbsLifecycle.Resume, "EnodeHvacSchedule", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(FollowScheduleAction))]
public sealed class ResumeEnodeHvacSchedule : DeviceControlCmdlet<Hvac, FollowScheduleAction>
{
    private protected override string ActionDescription => "resume the schedule";

    private protected override bool IsInRequestedState(Hvac device) => device.HoldType == HoldTypes.Scheduled;

    private protected override EnodeCommandException? CapabilityErrorOf(Hvac device) =>
        CapabilityErrors.For(device, ActionDescription, device.Capabilities?.SetFollowSchedule);

    private protected override Task<FollowScheduleAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Hvacs.FollowScheduleAsync(id, cancellationToken);
}
