using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;
using Enode.Users;

namespace Enode.Commands;

/// <summary>
/// Remove-EnodeUser: operation <c>deleteUsersUserid</c>. For the prompt, the user and the lists of devices and locations.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove,
    "EnodeUser",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEnodeUser : RemoveResourceCmdlet<User>
{
    private protected override string NameWithArticle => "a user";

    private protected override void Remove(Input input, string id)
    {
        // Read for a prompt alone, so that scripts are not slower.
        var belongings = UserBelongings.All;
        if (IsPrompting)
        {
            if (!TryConnect(input.Target, input.Object, out var connection) || Describe(input, id, connection) is not { } described)
            {
                return;
            }

            belongings = described;
        }

        StartChange(
            input.Target,
            input.Object,
            $"user {id}",
            $"Delete the user with {belongings}",
            (client, token) => client.Users.DeleteAsync(id, token));
    }

    // Null, with an error, for a user who does not exist.
    private string? Describe(Input input, string id, EnodeConnection connection)
    {
        string? belongings = null;
        EnodeApiException? failure = null;
        Run(connection, async (workItem, client) =>
        {
            try
            {
                belongings = await UserBelongings.DescribeAsync(client, id, workItem.Token).ConfigureAwait(false);
            }
            catch (EnodeApiException exception)
            {
                failure = exception;
            }
        });
        if (failure is not null)
        {
            WriteItemError(failure, input.Target, connection);
        }

        return belongings;
    }
}
