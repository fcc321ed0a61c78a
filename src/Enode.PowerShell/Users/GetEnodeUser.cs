using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeUser: operations <c>listUsers</c> and <c>getUser</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeUser", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class GetEnodeUser : GetPagedResourceCmdlet<User>
{
    private protected override string NameWithArticle => "a user";

    private protected override (string? Id, string? DisplayName) Label(User item) => (item.Id, item.Id);

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<User>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) => client.Users.PagesAsync(PageSizeOrDefault, cancellationToken);

    private protected override Task<User> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Users.GetAsync(id, cancellationToken);

    // The list has the time of creation, and a single user does not.
    private protected override void Start(Input input)
    {
        if (input.Object is not User { CreatedAt: { } createdAt })
        {
            base.Start(input);
            return;
        }

        StartRead(input, async (client, token) =>
        {
            var user = await client.Users.GetAsync(input.Id ?? string.Empty, token).ConfigureAwait(false);
            user.CreatedAt ??= createdAt;
            return user;
        });
    }

    /// <summary>The user to whom an asset or a location belongs.</summary>
    private protected override string? RelatedId(EnodeResource input) => InputResolver.UserIdOf(input);
}
