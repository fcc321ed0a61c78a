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
    private protected const string VehicleIdSet = "VehicleId";
    private const string ChargerIdSet = "ChargerId";
    private const string InputObjectSet = "InputObject";

    /// <summary>A vehicle or a charger, as Get-EnodeVehicle and Get-EnodeCharger give it.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public EnodeObject? InputObject { get; set; }

    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = VehicleIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] VehicleId { get; set; } = [];

    /// <summary>The kind of device that an <c>Id</c> is of: the rows of a CSV file say it. Default: vehicle.</summary>
    [Parameter(ParameterSetName = VehicleIdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateSet(AssetTypes.Vehicle, AssetTypes.Charger)]
    [RefuseNull]
    public string AssetType { get; set; } = AssetTypes.Vehicle;

    /// <summary>Ids of chargers.</summary>
    [Parameter(ParameterSetName = ChargerIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] ChargerId { get; set; } = [];

    /// <summary>What the device is told, as in <c>start charging</c>.</summary>
    private protected abstract string Doing { get; }

    private protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case InputObjectSet:
                StartInput(InputObject!);
                break;
            case ChargerIdSet:
                StartAll(AssetTypes.Charger, ChargerId);
                break;
            default:
                StartAll(AssetType, VehicleId);
                break;
        }
    }

    private protected sealed override EnodeCommandException? Refusal(Device device) => Capabilities.Refusal(device, Doing, device switch
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

    private void StartInput(EnodeObject input)
    {
        // -Force is no way out of this: there is no such call.
        if (input is Vehicle or Charger)
        {
            var device = (Device)input;
            Start(device, device.AssetType, device.Id);
        }
        else
        {
            WriteItemError(Capabilities.WrongKind(input, "vehicle or charger"), input);
        }
    }

    private void StartAll(string assetType, string[] ids)
    {
        foreach (var id in ids)
        {
            Start(null, assetType, id);
        }
    }

    private void Start(Device? input, string assetType, string? id) => StartCommand(
        input,
        assetType,
        id,
        $"{char.ToUpperInvariant(Doing[0])}{Doing[1..]}",
        (client, target, token) => assetType == AssetTypes.Charger ? SendAsync(client.Chargers, target, token) : SendAsync(client.Vehicles, target, token));
}
