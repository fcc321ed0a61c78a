using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>Reads devices of one kind: all, those of users, or single ones by id.</summary>
/// <typeparam name="T">The kind of device.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetAssetCmdlet<T> : ListingCmdlet<T>
    where T : Asset
{
    private protected const string AllSet = "All";
    private const string UserIdSet = "UserId";
    private const string UserSet = "User";
    private const string IdSet = "Id";
    private const string InputObjectSet = "InputObject";
    private const string ActionSet = "Action";

    /// <summary>Ids of the devices to read.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Your own keys of the users whose devices to list. A user who does not exist has none.</summary>
    [Parameter(ParameterSetName = UserIdSet, Mandatory = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    public string[] UserId { get; set; } = [];

    /// <summary>A user, as Get-EnodeUser gives it, whose devices to list.</summary>
    [Parameter(ParameterSetName = UserSet, Mandatory = true, ValueFromPipeline = true)]
    [UserTransformation]
    public User? User { get; set; }

    /// <summary>A device that was read before, to read it afresh.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    public T? InputObject { get; set; }

    /// <summary>An action, as Start-EnodeCharging gives it, whose device to read.</summary>
    [Parameter(ParameterSetName = ActionSet, Mandatory = true, ValueFromPipeline = true)]
    public AssetAction? Action { get; set; }

    private protected sealed override void Process()
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
                StartRead(InputObject, InputObject, InputObject!.Id);
                break;
            case ActionSet:
                StartRead(Action, Action, Action!.TargetId);
                break;
            case UserIdSet:
                foreach (var userId in UserId)
                {
                    StartList(userId, null, (client, token) => PagesAsync(client, userId, token));
                }

                break;
            case UserSet:
                StartUser(User!);
                break;
            default:
                StartList(null, null, (client, token) => PagesAsync(client, null, token));
                break;
        }
    }

    /// <summary>Lists the devices of a user, or of everybody for null.</summary>
    private protected abstract IAsyncEnumerable<IReadOnlyList<T>> PagesAsync(EnodeClient client, string? userId, CancellationToken cancellationToken);

    // A user without an id must not turn into the list of everybody's devices.
    private void StartUser(User user) => StartList(user, user, (client, token) => PagesAsync(client, user.Id ?? string.Empty, token));
}
