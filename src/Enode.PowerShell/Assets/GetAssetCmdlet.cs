using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Reads assets of one kind: all, those of users, or single ones by id.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetAssetCmdlet<T> : ListingCmdlet<T>
    where T : Asset
{
    private protected const string AllSet = "All";
    private const string UserIdSet = "UserId";
    private const string UserSet = "User";
    private const string IdSet = "Id";
    private const string InputObjectSet = "InputObject";

    /// <summary>Ids of the devices to read.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] Id { get; set; } = [];

    /// <summary>Your own keys of the users whose devices to list. A user who does not exist has none.</summary>
    [Parameter(ParameterSetName = UserIdSet, Mandatory = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] UserId { get; set; } = [];

    /// <summary>A user, as Get-EnodeUser gives it, whose devices to list.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public User? User { get; set; }

    /// <summary>An asset that was read before: one of this kind, to read it afresh, or one that leads to one of this kind.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [DeserializedTransformation]
    [RefuseNull]
    public Asset? InputObject { get; set; }

    /// <summary>The kind in the API's word, as messages name it.</summary>
    private protected virtual string KindName => typeof(T).Name.ToLowerInvariant();

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case IdSet:
                foreach (var id in Id)
                {
                    StartRead(id, null, id);
                }

                break;
            case InputObjectSet:
                StartRelated(InputObject!, InputObject is T ? InputObject.Id ?? string.Empty : RelatedId(InputObject!));
                break;
            case UserIdSet:
                foreach (var userId in UserId)
                {
                    StartList(userId, null, (client, token) => Operations(client).PagesAsync(userId, PageSizeOrDefault, token));
                }

                break;
            case UserSet:
                StartUser(User!);
                break;
            default:
                StartList(null, null, (client, token) => Operations(client).PagesAsync(null, PageSizeOrDefault, token));
                break;
        }
    }

    private protected override (string? Id, string? DisplayName) Label(T item) => (item.Id, item.DisplayName);

    private protected sealed override Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) => Operations(client).GetAsync(id, cancellationToken);

    /// <summary>Where the kind's operations are.</summary>
    private protected abstract AssetOperations<T> Operations(EnodeClient client);

    /// <summary>The id of the asset of this kind that another one leads to. Null when it leads to none.</summary>
    private protected virtual string? RelatedId(Asset asset) => null;

    /// <summary>Starts reading what an object leads to.</summary>
    private protected void StartRelated(EnodeObject input, string? id)
    {
        if (id is null)
        {
            WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, $"{input.GetType().Name} '{input}' leads to no {KindName}."), input);
            return;
        }

        StartRead(input, input, id);
    }

    // A user without an id must not turn into the list of everybody's devices.
    private void StartUser(User user) => StartList(user, user, (client, token) => Operations(client).PagesAsync(user.Id ?? string.Empty, PageSizeOrDefault, token));
}
