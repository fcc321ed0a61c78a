using System.ComponentModel;
using System.Management.Automation;
using Enode.Pipeline;

namespace Enode.Actions;

/// <summary>A command about actions: given as objects, or by id and kind of device.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActionCmdlet : PerItemCmdlet
{
    private const string InputObjectSet = "InputObject";
    private protected const string IdSet = "Id";

    /// <summary>An action, as Start-EnodeCharging and others give it.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [RefuseNull]
    public AssetAction? InputObject { get; set; }

    /// <summary>Ids of actions.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ActionId")]
    [AllowEmptyString]
    [IdTransformation]
    [RefuseNull]
    public string[] Id { get; set; } = [];

    /// <summary>The kind of device that the actions are for. Default: vehicle.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateSet(AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac, AssetTypes.Battery)]
    [RefuseNull]
    public string TargetType { get; set; } = AssetTypes.Vehicle;

    private protected sealed override void Process()
    {
        if (InputObject is { } action && ParameterSetName == InputObjectSet)
        {
            ProcessAction(action, action, action.Id ?? string.Empty, action.TargetType ?? AssetTypes.Vehicle);
            return;
        }

        foreach (var id in Id)
        {
            ProcessAction(id, null, id, TargetType);
        }
    }

    /// <summary>Does the work for one action.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="input">The action, if it was given as an object.</param>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device.</param>
    private protected abstract void ProcessAction(object target, AssetAction? input, string id, string targetType);
}
