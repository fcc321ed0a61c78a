using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Puts devices of one kind at a location, or takes them from where they are.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SetLocationCmdlet<T> : InputCmdlet
    where T : Device
{
    private const string IdSet = "Id";
    private const string ClearIdSet = "ClearId";
    private const string ClearInputObjectSet = "ClearInputObject";

    private static readonly string KindName = typeof(T).Name.ToLowerInvariant();

    /// <inheritdoc/>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = ClearInputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [TypedNumbers]
    [ArgumentCompleter(typeof(IdCompleter))]
    public override object[] InputObject { get; set; } = [];

    /// <summary>Ids of devices.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ClearIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The location to put them at.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true)]
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? LocationId { get; set; }

    /// <summary>Takes them from where they are. A switch of its own, so that a mistyped variable never clears anything.</summary>
    [Parameter(ParameterSetName = ClearIdSet, Mandatory = true)]
    [Parameter(ParameterSetName = ClearInputObjectSet, Mandatory = true)]
    [RefuseNull]
    public SwitchParameter ClearLocation { get; set; }

    private protected sealed override void Process()
    {
        if (ClearLocation != (ParameterSetName is ClearIdSet or ClearInputObjectSet))
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, "-ClearLocation:$false says neither where to put the device nor to take it away.");
        }

        if (ParameterSetName is InputObjectSet or ClearInputObjectSet)
        {
            ProcessInputObjects(Start);
            return;
        }

        foreach (var id in Id)
        {
            Start(Input.Of(id));
        }
    }

    /// <summary>Puts a device at a location, or for null takes it from where it is.</summary>
    private protected abstract Task<T> SetAsync(EnodeClient client, string id, string? locationId, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        if (input.Object is not (null or T))
        {
            RejectKind(input, DeviceText.WithArticle(KindName));
            return;
        }

        var device = DeviceText.Of(KindName, input);
        var actionDescription = ClearLocation ? "Take from its location" : $"Put at location {LocationId}";
        if (!TryConnect(input.Target, input.Object, out var connection) || !ShouldProcess($"{device} through connection '{connection}'", actionDescription))
        {
            return;
        }

        StartItem(input.Target, connection, async (workItem, client) =>
        {
            var changed = await SetAsync(client, input.Id ?? string.Empty, ClearLocation ? null : LocationId, workItem.Token).ConfigureAwait(false);
            changed.Origin = connection;
            await workItem.WriteAsync(() => WriteObject(changed)).ConfigureAwait(false);
        });
    }
}
