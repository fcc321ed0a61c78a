using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Sends commands to devices of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <typeparam name="TAction">The kind of action that comes of it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceControlCmdlet<T, TAction> : ControlCmdlet
    where T : Device
    where TAction : AssetAction
{
    private static readonly AssetKind Kind = AssetKind.Of<T>();

    /// <summary>Ids of devices.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    private protected sealed override void Process() => ProcessInputs(Id.Select(Input.Of), Start);

    private protected sealed override EnodeCommandException? CapabilityError(Device device) => CapabilityErrorOf((T)device);

    /// <inheritdoc cref="CapabilityError"/>
    private protected abstract EnodeCommandException? CapabilityErrorOf(T device);

    private protected sealed override bool IsInRequestedState(Device device) => IsInRequestedState((T)device);

    /// <inheritdoc cref="ControlCmdlet.IsInRequestedState"/>
    private protected abstract bool IsInRequestedState(T device);

    /// <summary>Sends the command.</summary>
    private protected abstract Task<TAction> SendAsync(EnodeClient client, string id, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        var target = input.ToDevice();
        if (target.Object is null or T)
        {
            StartCommand(target, Kind, SendAsync);
        }
        else
        {
            // -Force does not help here: the API has no such call.
            RejectKind(input, $"{Kind.NameWithArticle}, or an action of one");
        }
    }
}
