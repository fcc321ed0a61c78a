using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
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
    private const string IdSet = "Id";

    /// <summary>Ids of the devices to read.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>Your own keys of the users whose devices to list. A user who does not exist has none.</summary>
    [Parameter(ParameterSetName = UserIdSet, Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    /// <summary>The kind in the API's word, as messages name it.</summary>
    private protected virtual string KindName => typeof(T).Name.ToLowerInvariant();

    private protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case IdSet:
                foreach (var id in Id)
                {
                    StartRead(Input.Of(id), id);
                }

                break;
            case UserIdSet:
                foreach (var userId in UserId)
                {
                    StartListOf(Input.Of(userId));
                }

                break;
            case InputObjectSet:
                ProcessInputObjects(StartInput);
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

    /// <summary>The id of the asset of this kind that another object leads to. Null when it leads to none.</summary>
    private protected virtual string? RelatedId(EnodeResource input) => null;

    private void StartInput(Input input)
    {
        switch (input.Object)
        {
            case null or T:
                StartRead(input, input.Id);
                break;
            case User:
                StartListOf(input);
                break;
            case var other when RelatedId(other) is { } id:
                StartRead(input, id);
                break;
            default:
                RejectKind(input, $"{DeviceText.WithArticle(KindName)}, or an object that leads to one");
                break;
        }
    }

    // A user without an id must not turn into the list of all users' devices.
    private void StartListOf(Input user) =>
        StartList(user.Target, user.Object, (client, token) => Operations(client).PagesAsync(user.Id ?? string.Empty, PageSizeOrDefault, token));
}
