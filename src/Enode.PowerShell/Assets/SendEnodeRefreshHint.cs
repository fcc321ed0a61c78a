using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>
/// Send-EnodeRefreshHint: operations <c>vehiclesRefreshHint</c>, <c>chargersRefreshHint</c>, <c>hvacsRefreshHint</c>,
/// <c>invertersRefreshHint</c>, <c>batteriesRefreshHint</c> and <c>metersRefreshHint</c>.
/// </summary>
[Cmdlet(
    VerbsCommunications.Send,
    "EnodeRefreshHint",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
public sealed class SendEnodeRefreshHint : InputCmdlet
{
    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Ids of chargers.</summary>
    [Parameter(ParameterSetName = nameof(ChargerId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] ChargerId { get; set; } = [];

    /// <summary>Ids of heating and cooling units.</summary>
    [Parameter(ParameterSetName = nameof(HvacId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] HvacId { get; set; } = [];

    /// <summary>Ids of inverters.</summary>
    [Parameter(ParameterSetName = nameof(InverterId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] InverterId { get; set; } = [];

    /// <summary>Ids of batteries.</summary>
    [Parameter(ParameterSetName = nameof(BatteryId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] BatteryId { get; set; } = [];

    /// <summary>Ids of meters.</summary>
    [Parameter(ParameterSetName = nameof(MeterId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] MeterId { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns =>
        [nameof(VehicleId), nameof(ChargerId), nameof(HvacId), nameof(InverterId), nameof(BatteryId), nameof(MeterId)];

    private protected override void Process()
    {
        var (assetType, ids) = ParameterSetName switch
        {
            nameof(VehicleId) => (AssetTypes.Vehicle, VehicleId),
            nameof(ChargerId) => (AssetTypes.Charger, ChargerId),
            nameof(HvacId) => (AssetTypes.Hvac, HvacId),
            nameof(InverterId) => (AssetTypes.Inverter, InverterId),
            nameof(BatteryId) => (AssetTypes.Battery, BatteryId),
            _ => (AssetTypes.Meter, MeterId),
        };
        ProcessInputs(ids.Select(id => Input.Of(id, assetType)), Start);
    }

    private void Start(Input given)
    {
        var input = given.ToDevice();
        if (AssetKind.OfDevice((input.Object as Device)?.AssetType) is not { Operations: { } operations } kind)
        {
            RejectKind(given, "a device of a known type, or an action of one");
            return;
        }

        StartChange(
            input.Target,
            input.Object,
            input.NameAs(kind.Name),
            "Request fresh data",
            (client, token) => operations(client).SendRefreshHintAsync(input.Id ?? string.Empty, token));
    }
}
