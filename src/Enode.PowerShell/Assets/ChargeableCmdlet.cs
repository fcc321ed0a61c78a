using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Sends commands to devices that charge: vehicles and chargers.</summary>
/// <typeparam name="TAction">The kind of action that comes of it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChargeableCmdlet<TAction> : ControlCmdlet
    where TAction : AssetAction
{
    private const string VehicleIdSet = "VehicleId";
    private const string ChargerIdSet = "ChargerId";

    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = VehicleIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] VehicleId { get; set; } = [];

    /// <summary>Ids of chargers.</summary>
    [Parameter(ParameterSetName = ChargerIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] ChargerId { get; set; } = [];

    /// <summary>What the device is told, as in <c>start charging</c>.</summary>
    private protected abstract string ActionDescription { get; }

    private protected sealed override IReadOnlyList<string> IdColumns => [nameof(VehicleId), nameof(ChargerId)];

    private protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case VehicleIdSet:
                StartAll(AssetTypes.Vehicle, VehicleId);
                break;
            case ChargerIdSet:
                StartAll(AssetTypes.Charger, ChargerId);
                break;
            default:
                ProcessInputObjects(StartInput);
                break;
        }
    }

    private protected sealed override EnodeCommandException? CapabilityError(Device device) => Capabilities.CapabilityError(device, ActionDescription, device switch
    {
        Vehicle vehicle => CapabilityOf(vehicle.Capabilities),
        Charger charger => CapabilityOf(charger.Capabilities),
        _ => null,
    });

    private protected abstract Capability? CapabilityOf(VehicleCapabilities? capabilities);

    private protected abstract Capability? CapabilityOf(ChargerCapabilities? capabilities);

    /// <summary>Sends the command to a vehicle.</summary>
    private protected abstract Task<TAction> SendAsync(VehicleOperations vehicles, string id, CancellationToken cancellationToken);

    /// <summary>Sends the command to a charger.</summary>
    private protected abstract Task<TAction> SendAsync(ChargerOperations chargers, string id, CancellationToken cancellationToken);

    private void StartInput(Input input)
    {
        switch (input.Object)
        {
            case null or Vehicle:
                Start(input, AssetTypes.Vehicle);
                break;
            case Charger:
                Start(input, AssetTypes.Charger);
                break;
            default:
                // -Force does not help here: the API has no such call.
                RejectKind(input, "a vehicle or a charger");
                break;
        }
    }

    private void StartAll(string assetType, string[] ids)
    {
        foreach (var id in ids)
        {
            Start(Input.Of(id), assetType);
        }
    }

    private void Start(Input input, string assetType) => StartCommand(
        input,
        assetType,
        $"{char.ToUpperInvariant(ActionDescription[0])}{ActionDescription[1..]}",
        (client, id, token) => assetType == AssetTypes.Charger ? SendAsync(client.Chargers, id, token) : SendAsync(client.Vehicles, id, token));
}
