using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;
using Enode.Users;

namespace Enode.Commands;

/// <summary>Remove-EnodeUser: operation <c>deleteUsersUserid</c>. For the prompt, the lists of the user's devices and locations.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "EnodeUser",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEnodeUser : RemoveResourceCmdlet<User>
{
    private protected override string NameWithArticle => "a user";

    private protected override void Remove(Input input, string id) => StartChange(
        input.Target,
        input.Object,
        $"user {id}",
        $"Delete the user with {Belongings(input, id)}",
        (client, token) => client.Users.DeleteAsync(id, token));

    // Read for a prompt alone, so that scripts are not slower.
    private string Belongings(Input input, string id)
    {
        var belongings = UserBelongings.All;
        if (IsPrompting && TryConnect(input.Target, input.Object, out var connection))
        {
            Run(connection, async (workItem, client) =>
                belongings = await UserBelongings.DescribeAsync(client, id, workItem.Token).ConfigureAwait(false));
        }

        return belongings;
    }
}
