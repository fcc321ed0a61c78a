using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>
/// A command for the smart charging of vehicles. Vehicles are given by id, as objects, and as objects that belong to them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SmartChargingCmdlet : InputCmdlet
{
    /// <summary>Ids of vehicles.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] VehicleId { get; set; } = [];

    private protected sealed override IReadOnlyList<string> IdColumns => [nameof(VehicleId)];

    private protected sealed override void Process() => ProcessInputs(VehicleId.Select(Input.Of), Start);

    /// <summary>Processes a vehicle.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="vehicleId">The vehicle's id. Empty for a vehicle without one, which the client rejects.</param>
    private protected abstract void ProcessVehicle(Input input, string vehicleId);

    /// <summary>The vehicle as prompts name it.</summary>
    private protected static string NameOf(Input input, string vehicleId) =>
        input.Object is null or Vehicle ? input.NameAs(AssetTypes.Vehicle) : $"{AssetTypes.Vehicle} {vehicleId}";

    private void Start(Input input)
    {
        var vehicleId = input.Object switch
        {
            null or Vehicle => input.Id ?? string.Empty,
            IVehicleResource resource => resource.VehicleId,
            _ => null,
        };
        if (vehicleId is null)
        {
            RejectKind(input, "a vehicle, or an object of its smart charging");
        }
        else
        {
            ProcessVehicle(input, vehicleId);
        }
    }
}
