using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeCharger: operations <c>listChargers</c>, <c>listUserChargers</c> and <c>getCharger</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeCharger", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Charger))]
public sealed class GetEnodeCharger : GetDeviceCmdlet<Charger>
{
    private protected override AssetOperations<Charger> Operations(EnodeClient client) => client.Chargers;

    /// <summary>The charger that a car is plugged into.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        input is Vehicle vehicle ? vehicle.ChargeState?.PluggedInChargerId : base.RelatedId(input);
}
