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
    private const string InputObjectSet = "InputObject";
    private const string AssetSet = "Asset";

    /// <summary>Your own keys of the users to read.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [IdTransformation]
    [ArgumentCompleter(typeof(IdCompleter))]
    [RefuseNull]
    public string[] Id { get; set; } = [];

    /// <summary>A user who was read before, to read it afresh with the linked vendors.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [RefuseNull]
    public User? InputObject { get; set; }

    /// <summary>A device, whose owner to read.</summary>
    [Parameter(ParameterSetName = AssetSet, Mandatory = true, ValueFromPipeline = true)]
    [RefuseNull]
    public Asset? Asset { get; set; }

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
                StartRead(InputObject, InputObject, InputObject!.Id);
                break;
            case AssetSet:
                StartRead(Asset, Asset, Asset!.UserId);
                break;
            default:
                StartList(null, null, (client, token) => client.Users.PagesAsync(PageSizeOrDefault, token));
                break;
        }
    }

    private protected override Task<User> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) => client.Users.GetAsync(id, cancellationToken);

    private protected override (string? Id, string? DisplayName) Label(User item) => (item.Id, item.Id);
}
