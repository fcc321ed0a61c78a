using System.Management.Automation;
using Enode.Assets;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Hvacs;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Set-EnodeHvacHold: operation <c>postSetHvacPermanentHold</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeHvacHold", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(PermanentHoldAction))]
public sealed class SetEnodeHvacHold : DeviceControlCmdlet<Hvac, PermanentHoldAction>
{
    /// <summary>The mode to hold. Default: HEAT or COOL for the one setpoint that is specified, and AUTO for both.</summary>
    [Parameter]
    [ValidateSet(HvacModes.Off, HvacModes.Heat, HvacModes.Cool, HvacModes.Auto)]
    [TextOnly]
    public string? Mode { get; set; }

    /// <summary>The temperature up to which it heats, in °C: with HEAT and AUTO.</summary>
    [Parameter]
    [ValidateRange(-50.0, 100.0)]
    [InvariantNumber]
    public double? HeatSetpoint { get; set; }

    /// <summary>The temperature down to which it cools, in °C: with COOL and AUTO.</summary>
    [Parameter]
    [ValidateRange(-50.0, 100.0)]
    [InvariantNumber]
    public double? CoolSetpoint { get; set; }

    private protected override string ActionDescription => $"hold {Settings}";

    private HvacHoldSettings Settings => HvacHoldSettings.Of(Mode, HeatSetpoint, CoolSetpoint);

    private protected override void BeginConnected() => Settings.Check();

    private protected override bool IsInRequestedState(Hvac device) => Settings.IsHeldBy(device);

    private protected override EnodeCommandException? CapabilityErrorOf(Hvac device) =>
        CapabilityErrors.For(device, "hold a temperature", device.Capabilities?.SetPermanentHold) ?? Settings.CapabilityErrorOf(device);

    private protected override Task<PermanentHoldAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Hvacs.HoldAsync(id, Settings.Mode, HeatSetpoint, CoolSetpoint, cancellationToken);
}
