using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>A command for actions: given as objects, or by id and kind of device.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActionCmdlet : InputCmdlet
{
    /// <summary>Ids of actions.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ActionId")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [AllowEmptyString]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// The kind of device that an id's action is for. An action object and a row with a TargetType have it themselves. Default: vehicle.
    /// </summary>
    [Parameter]
    [ValidateSet(AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac, AssetTypes.Battery)]
    [TextOnly]
    public string? TargetType { get; set; }

    private protected sealed override IReadOnlyList<string> IdColumns => ["ActionId"];

    private protected override void Process() => ProcessInputs(Id.Select(Input.Of), Start);

    /// <summary>Starts the work for one action.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    private protected abstract void ProcessAction(Input input, string id, string targetType);

    /// <summary>Starts the work for a connection as input.</summary>
    private protected virtual void ProcessConnection(Input input) => RejectKind(input, "an action");

    private void Start(Input input)
    {
        if (input.Object is ConnectionInput)
        {
            ProcessConnection(input);
            return;
        }

        if (input.Object is not (null or AssetAction))
        {
            RejectKind(input, "an action");
            return;
        }

        var ownType = (input.Object as AssetAction)?.TargetType;
        if (ownType is not null && TargetType is not null && !ownType.Equals(TargetType, StringComparison.OrdinalIgnoreCase))
        {
            Reject(input, $"The action is for a device of type {ownType}, and -TargetType is {TargetType}.");
        }
        else if (AssetKind.OfDevice(ownType ?? TargetType ?? AssetTypes.Vehicle) is { TakesCommands: true } kind)
        {
            ProcessAction(input, input.Id ?? string.Empty, kind.Name);
        }
        else
        {
            Reject(input, $"The action is for a device of type '{ownType}', which this version does not support.");
        }
    }

    private void Reject(Input input, string message) =>
        WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, message), input.Target);
}
