using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads assets of one kind: all, those of users, or single ones by id.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetAssetCmdlet<T> : GetPagedResourceCmdlet<T>
    where T : Asset
{
    private static readonly AssetKind Kind = AssetKind.Of<T>();

    /// <summary>Your own keys of the users whose devices to list. A user who does not exist has none.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    private protected sealed override string NameWithArticle => Kind.NameWithArticle;

    /// <summary>Where the kind's operations are.</summary>
    private protected abstract AssetOperations<T> Operations(EnodeClient client);

    private protected sealed override (string? Id, string? DisplayName) Label(T item) => (item.Id, item.DisplayName);

    private protected sealed override Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        Operations(client).GetAsync(id, cancellationToken);

    private protected sealed override IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) =>
        Operations(client).PagesAsync(null, PageSizeOrDefault, cancellationToken);

    private protected sealed override void Process()
    {
        if (ParameterSetName == nameof(UserId))
        {
            foreach (var userId in UserId)
            {
                StartListOf(Input.Of(userId));
            }
        }
        else
        {
            base.Process();
        }
    }

    private protected sealed override void Start(Input input)
    {
        if (input.Object is User)
        {
            StartListOf(input);
        }
        else
        {
            base.Start(input);
        }
    }

    /// <summary>Of an action, the device that it is for.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        Kind.TakesCommands && input is AssetAction action &&
        (action.TargetType is null || action.TargetType.Equals(Kind.Name, StringComparison.OrdinalIgnoreCase)) ? action.TargetId : null;

    // A user without an id must not turn into the list of all users' devices.
    private void StartListOf(Input user) => StartList(
        user.Target,
        user.Object,
        (client, token) => Operations(client).PagesAsync(user.Id ?? string.Empty, PageSizeOrDefault, token));
}
