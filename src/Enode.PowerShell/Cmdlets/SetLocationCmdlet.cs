using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Sets or removes the location of devices of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SetLocationCmdlet<T> : InputCmdlet
    where T : Device
{
    private const string ClearIdSet = "ClearId";
    private const string ClearInputObjectSet = "ClearInputObject";

    private static readonly AssetKind Kind = AssetKind.Of<T>();

    /// <inheritdoc/>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = ClearInputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [TypedNumbers]
    [ArgumentCompleter(typeof(IdCompleter))]
    public override object[] InputObject { get; set; } = [];

    /// <summary>Ids of devices.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ClearIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The id of the location to set.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true)]
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true)]
    [NotEmpty("the id of a location")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? LocationId { get; set; }

    /// <summary>Removes devices from their location. A switch of its own, so that a mistyped variable never clears anything.</summary>
    [Parameter(ParameterSetName = ClearIdSet, Mandatory = true)]
    [Parameter(ParameterSetName = ClearInputObjectSet, Mandatory = true)]
    [RefuseNull]
    public SwitchParameter ClearLocation { get; set; }

    private protected sealed override void Process()
    {
        if (ClearLocation != (ParameterSetName is ClearIdSet or ClearInputObjectSet))
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, "-ClearLocation:$false neither sets a location nor removes one. Use -LocationId to set one.");
        }

        ProcessInputs(Id.Select(Input.Of), Start);
    }

    /// <summary>Sets the location of a device, or removes it for null.</summary>
    private protected abstract Task<T> SetAsync(EnodeClient client, string id, string? locationId, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        if (input.Object is not (null or T))
        {
            RejectKind(input, Kind.NameWithArticle);
            return;
        }

        // Read here: when the request is sent, the parameters may hold the next input already.
        var locationId = ClearLocation ? null : LocationId;
        StartChange(
            input.Target,
            input.Object,
            input.NameAs(Kind.Name),
            locationId is null ? "Remove from its location" : $"Set location {locationId}",
            (client, token) => SetAsync(client, input.Id ?? string.Empty, locationId, token));
    }
}
