using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeVendorHealth: operation <c>getHealthVehicleVendors</c>, and that of each other kind of device.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeVendorHealth")]
[OutputType(typeof(VendorHealth))]
public sealed class GetEnodeVendorHealth : ShortListCmdlet<VendorHealth>
{
    /// <summary>The kinds of device whose vendors to list. Default: all.</summary>
    [Parameter(Position = 0)]
    [ValidateSet(
        AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac, AssetTypes.Inverter, AssetTypes.Battery, AssetTypes.Meter)]
    [TextOnly]
    public string[]? VendorType { get; set; }

    // A request for each kind, all at the same time.
    private protected override int Concurrency => AssetKind.DeviceNames.Count();

    private protected override void Process()
    {
        foreach (var vendorType in (VendorType ?? AssetKind.DeviceNames).Distinct())
        {
            StartList((client, token) => client.Health.VendorPagesAsync(vendorType, token));
        }
    }
}
