using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Revoke-EnodeUserAuthorization: operation <c>deleteUsersUseridAuthorization</c>.</summary>
[Cmdlet(
    VerbsSecurity.Revoke,
    "EnodeUserAuthorization",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RevokeEnodeUserAuthorization : DeletionCmdlet
{
    /// <summary>Your own keys of the users.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    private protected override string RowColumn => nameof(UserId);

    private protected override void Process() => ProcessInputs(UserId.Select(Input.Of), Start);

    private void Start(Input input)
    {
        if (input.Object is not (null or User))
        {
            RejectKind(input, "a user");
            return;
        }

        if (!CanBeSent(input, input.Id))
        {
            return;
        }

        var id = input.Id!;
        StartChange(
            input.Target,
            input.Object,
            $"user {id}",
            "Delete the credentials and sessions at all vendors",
            (client, token) => client.Users.RevokeAuthorizationAsync(id, token));
    }
}
