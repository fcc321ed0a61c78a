using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Sends commands to devices of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <typeparam name="TAction">The kind of action that comes of it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceControlCmdlet<T, TAction> : ControlCmdlet
    where T : Device
    where TAction : AssetAction
{
    private const string IdSet = "Id";

    /// <summary>Ids of devices.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The kind of device, in the API's word.</summary>
    private protected abstract string AssetType { get; }

    /// <summary>What is about to happen, as in <c>Set the mode</c>.</summary>
    private protected abstract string ActionDescription { get; }

    private protected sealed override void Process()
    {
        if (ParameterSetName == IdSet)
        {
            foreach (var id in Id)
            {
                Start(Input.Of(id));
            }
        }
        else
        {
            ProcessInputObjects(Start);
        }
    }

    private protected sealed override EnodeCommandException? CapabilityError(Device device) => CapabilityErrorOf((T)device);

    /// <inheritdoc cref="CapabilityError"/>
    private protected abstract EnodeCommandException? CapabilityErrorOf(T device);

    /// <summary>Sends the command.</summary>
    private protected abstract Task<TAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        if (input.Object is null or T)
        {
            StartCommand(input, AssetType, ActionDescription, SendAsync);
        }
        else
        {
            // -Force does not help here: the API has no such call.
            RejectKind(input, DeviceText.WithArticle(AssetType));
        }
    }
}
