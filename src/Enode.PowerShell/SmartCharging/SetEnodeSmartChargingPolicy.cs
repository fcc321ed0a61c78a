using System.Globalization;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Set-EnodeSmartChargingPolicy: operation <c>updateVehicleSmartChargingPolicy</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeSmartChargingPolicy", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(VehicleSmartChargingPolicy))]
public sealed class SetEnodeSmartChargingPolicy : SmartChargingCmdlet
{
    /// <summary>Whether smart charging may start and stop the vehicle.</summary>
    [Parameter]
    [TrueOrFalse]
    public bool? IsEnabled { get; set; }

    /// <summary>The time of day, HH:mm, by which the vehicle is to be full, in the time zone of its location, else UTC.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClockTimeCompleter))]
    [ClockTime]
    public string? Deadline { get; set; }

    /// <summary>The level in % up to which the vehicle charges at once, whatever the price.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    [InvariantNumber]
    public double? MinimumChargeLimit { get; set; }

    private protected override void BeginConnected() =>
        RequireOneOf(nameof(IsEnabled), nameof(Deadline), nameof(MinimumChargeLimit));

    private protected override void ProcessVehicle(Input input, string vehicleId) => StartChange(
        input.Target,
        input.Object,
        NameOf(input, vehicleId),
        $"Set smart charging policy: {Description}",
        (client, token) => client.SmartCharging.SetPolicyAsync(vehicleId, IsEnabled, Deadline, MinimumChargeLimit, token));

    private string Description => DisplayText.Listed(
        IsEnabled switch { true => "on", false => "off", null => null },
        Deadline is null ? null : $"full by {Deadline}",
        MinimumChargeLimit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"at least {limit} %") : null);
}
