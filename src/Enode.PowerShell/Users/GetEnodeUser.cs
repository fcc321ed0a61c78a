using System.Management.Automation;
using Enode.Completion;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Get-EnodeUser: operations <c>listUsers</c> and <c>getUser</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeUser", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class GetEnodeUser : ListingCmdlet<User>
{
    private const string AllSet = "All";
    private const string IdSet = "Id";

    /// <summary>Your own keys of the users to read.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case IdSet:
                foreach (var id in Id)
                {
                    StartRead(Input.Of(id), id);
                }

                break;
            case InputObjectSet:
                ProcessInputObjects(StartInput);
                break;
            default:
                StartList(null, null, (client, token) => client.Users.PagesAsync(PageSizeOrDefault, token));
                break;
        }
    }

    private protected override Task<User> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) => client.Users.GetAsync(id, cancellationToken);

    private protected override (string? Id, string? DisplayName) Label(User item) => (item.Id, item.Id);

    private void StartInput(Input input)
    {
        switch (input.Object)
        {
            case null or User:
                StartRead(input, input.Id);
                break;
            case Asset { UserId: { } owner }:
                StartRead(input, owner);
                break;
            default:
                RejectKind(input, "a user, or a device that names its user");
                break;
        }
    }
}
