using System.Management.Automation;
using Enode.Assets;
using Enode.Completion;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>
/// Send-EnodeRefreshHint: operations <c>vehiclesRefreshHint</c>, <c>chargersRefreshHint</c>, <c>hvacsRefreshHint</c>,
/// <c>invertersRefreshHint</c>, <c>batteriesRefreshHint</c> and <c>metersRefreshHint</c>.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "EnodeRefreshHint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
public sealed class SendEnodeRefreshHint : PerItemCmdlet
{
    private const string InputObjectSet = "InputObject";

    /// <summary>A device of any kind.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public EnodeObject? InputObject { get; set; }

    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Ids of chargers.</summary>
    [Parameter(ParameterSetName = nameof(ChargerId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] ChargerId { get; set; } = [];

    /// <summary>Ids of heating and cooling units.</summary>
    [Parameter(ParameterSetName = nameof(HvacId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] HvacId { get; set; } = [];

    /// <summary>Ids of inverters.</summary>
    [Parameter(ParameterSetName = nameof(InverterId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] InverterId { get; set; } = [];

    /// <summary>Ids of batteries.</summary>
    [Parameter(ParameterSetName = nameof(BatteryId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] BatteryId { get; set; } = [];

    /// <summary>Ids of meters.</summary>
    [Parameter(ParameterSetName = nameof(MeterId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] MeterId { get; set; } = [];

    private protected override void Process()
    {
        if (ParameterSetName == InputObjectSet)
        {
            if (InputObject is Device device)
            {
                Start(device, device.AssetType, device.Id);
            }
            else
            {
                WriteItemError(Capabilities.WrongKind(InputObject!, "device that can be asked for fresh data"), InputObject);
            }

            return;
        }

        var (assetType, ids) = ParameterSetName switch
        {
            nameof(VehicleId) => (AssetTypes.Vehicle, VehicleId),
            nameof(ChargerId) => (AssetTypes.Charger, ChargerId),
            nameof(HvacId) => (AssetTypes.Hvac, HvacId),
            nameof(InverterId) => (AssetTypes.Inverter, InverterId),
            nameof(BatteryId) => (AssetTypes.Battery, BatteryId),
            _ => (AssetTypes.Meter, MeterId),
        };
        foreach (var id in ids)
        {
            Start(null, assetType, id);
        }
    }

    private void Start(Device? input, string assetType, string? id)
    {
        var target = input ?? (object?)id ?? string.Empty;
        if (TryConnect(target, input, out var connection) &&
            ShouldProcess($"{DeviceText.Of(assetType, input, id)} through connection '{connection}'", "Ask for fresh data"))
        {
            StartItem(target, connection, (lane, client) => client.SendRefreshHintAsync(AssetTypes.Collection(assetType), id ?? string.Empty, lane.Token));
        }
    }
}
