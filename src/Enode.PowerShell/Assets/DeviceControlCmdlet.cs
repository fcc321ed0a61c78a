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
    private protected const string IdSet = "Id";
    private const string InputObjectSet = "InputObject";

    /// <summary>A device, as the Get command gives it.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public EnodeObject? InputObject { get; set; }

    /// <summary>Ids of devices.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] Id { get; set; } = [];

    /// <summary>The kind of device, in the API's word.</summary>
    private protected abstract string AssetType { get; }

    /// <summary>What is about to happen, as in <c>Set the mode</c>.</summary>
    private protected abstract string Doing { get; }

    private protected sealed override void Process()
    {
        if (ParameterSetName == InputObjectSet)
        {
            if (InputObject is T device)
            {
                StartCommand(device, AssetType, device.Id, Doing, SendAsync);
            }
            else
            {
                // -Force is no way out of this: there is no such call.
                WriteItemError(Capabilities.WrongKind(InputObject!, AssetType), InputObject);
            }

            return;
        }

        foreach (var id in Id)
        {
            StartCommand(null, AssetType, id, Doing, SendAsync);
        }
    }

    private protected sealed override EnodeCommandException? Refusal(Device device) => RefusalOf((T)device);

    /// <inheritdoc cref="Refusal"/>
    private protected abstract EnodeCommandException? RefusalOf(T device);

    /// <summary>Sends the command.</summary>
    private protected abstract Task<TAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken);
}
