using System.ComponentModel;
using System.Management.Automation;
using Enode.Assets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Sends commands to devices that charge: vehicles and chargers.</summary>
/// <typeparam name="TAction">The kind of action that comes of it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChargingCmdlet<TAction> : ControlCmdlet
    where TAction : AssetAction
{
    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
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

    private protected sealed override IReadOnlyList<string> IdColumns => [nameof(VehicleId), nameof(ChargerId)];

    private protected sealed override void Process() => ProcessInputs(
        ParameterSetName == nameof(ChargerId) ? ChargerId.Select(id => Input.Of(id, AssetTypes.Charger)) : VehicleId.Select(Input.Of),
        Start);

    private protected sealed override EnodeCommandException? CapabilityError(Device device) =>
        device is IChargingDevice { ChargingCapabilities: { } capabilities }
            ? CapabilityErrors.For(device, ActionDescription, CapabilityOf(capabilities))
            : null;

    private protected sealed override bool IsInRequestedState(Device device) => IsInRequestedState((IChargingDevice)device);

    /// <inheritdoc cref="ControlCmdlet.IsInRequestedState"/>
    private protected abstract bool IsInRequestedState(IChargingDevice device);

    /// <summary>The device's capability for this command.</summary>
    private protected abstract Capability? CapabilityOf(IChargingCapabilities capabilities);

    /// <summary>Sends the command.</summary>
    private protected abstract Task<TAction> SendAsync(IChargingOperations devices, string id, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        // An id alone is a vehicle's.
        var target = input.ToDevice();
        var device = target.Object ?? new Vehicle();
        if (device is IChargingDevice charging)
        {
            var kind = AssetKind.OfDevice(((Device)device).AssetType)!;
            StartCommand(target, kind, (client, id, token) => SendAsync(charging.OperationsOf(client), id, token));
        }
        else
        {
            // -Force does not help here: the API has no such call.
            RejectKind(input, "a vehicle or a charger, or an action of one");
        }
    }
}
