using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Pipeline;

namespace Enode.Vehicles;

/// <summary>Tells devices to charge, or to stop charging.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChargingCmdlet : ControlCmdlet
{
    private const string InputObjectSet = "InputObject";
    private protected const string VehicleIdSet = "VehicleId";

    private readonly string command;
    private readonly string doing;

    private protected ChargingCmdlet(string command, string doing)
    {
        this.command = command;
        this.doing = doing;
    }

    /// <summary>A vehicle, as Get-EnodeVehicle gives it.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    public Vehicle? InputObject { get; set; }

    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = VehicleIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    public string[] VehicleId { get; set; } = [];

    private protected sealed override void Process()
    {
        if (InputObject is { } vehicle && ParameterSetName == InputObjectSet)
        {
            Start(vehicle, vehicle, $"vehicle '{vehicle}' ({vehicle.Id})", vehicle.Id);
            return;
        }

        foreach (var id in VehicleId)
        {
            Start(id, null, $"vehicle {id}", id);
        }
    }

    private void Start(object target, Vehicle? input, string device, string? id) =>
        StartCommand(target, input, device, doing, async (client, token) => await client.Vehicles.ControlChargingAsync(id, command, token).ConfigureAwait(false));
}
