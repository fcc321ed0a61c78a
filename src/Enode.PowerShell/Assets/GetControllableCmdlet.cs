using System.ComponentModel;
using System.Management.Automation;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Reads devices of a kind that takes commands: also the one that an action is for.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetControllableCmdlet<T> : GetAssetCmdlet<T>
    where T : Device
{
    private const string ActionSet = "Action";

    /// <summary>An action, as Start-EnodeCharging and others give it, whose device to read.</summary>
    [Parameter(ParameterSetName = ActionSet, Mandatory = true, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public AssetAction? Action { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName != ActionSet)
        {
            base.Process();
            return;
        }

        StartRelated(Action!, Action!.TargetType is { } type && type != KindName ? null : Action.TargetId);
    }
}
