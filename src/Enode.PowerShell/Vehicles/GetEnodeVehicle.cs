using System.Management.Automation;
using Enode.Assets;

namespace Enode.Commands;

/// <summary>Get-EnodeVehicle: operations <c>getVehicles</c>, <c>listUserVehicles</c> and <c>getVehicle</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeVehicle", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Vehicle))]
public sealed class GetEnodeVehicle : GetAssetCmdlet<Vehicle>
{
    /// <summary>Gives only vehicles whose battery level is known and under this, in %.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? BatteryBelow { get; set; }

    private protected override bool IsWanted(Vehicle item) => BatteryBelow is null || item.BatteryLevel < BatteryBelow;

    private protected override (string? Id, string? DisplayName) Label(Vehicle item) => (item.Id, item.DisplayName);

    private protected override Task<Vehicle> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Vehicles.GetAsync(id, cancellationToken);

    private protected override IAsyncEnumerable<IReadOnlyList<Vehicle>> PagesAsync(EnodeClient client, string? userId, CancellationToken cancellationToken) =>
        client.Vehicles.PagesAsync(userId, PageSizeOrDefault, cancellationToken);
}
