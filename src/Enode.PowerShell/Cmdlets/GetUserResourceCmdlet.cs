using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads resources of one type that belong to users: all, those of users, or single ones by id.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetUserResourceCmdlet<T> : GetPagedResourceCmdlet<T>
    where T : EnodeResource
{
    /// <summary>Your own keys of the users whose resources to list. A user who does not exist has none.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    /// <summary>Lists the resources of a user, page by page as they are enumerated. A null user id lists those of all users.</summary>
    private protected abstract IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, string? userId, CancellationToken cancellationToken);

    private protected sealed override IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) => PagesAsync(client, null, cancellationToken);

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

    private protected override void Start(Input input)
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

    // A user without an id must not turn into the list of all users' resources.
    private void StartListOf(Input user) =>
        StartList(user.Target, user.Object, (client, token) => PagesAsync(client, user.Id ?? string.Empty, token));
}
