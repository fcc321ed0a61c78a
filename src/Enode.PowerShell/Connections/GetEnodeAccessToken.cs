using System.Management.Automation;
using System.Net;
using System.Security;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>
/// Get-EnodeAccessToken: the token in use, fetched or renewed first where needed, for a program that calls the API itself.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EnodeAccessToken")]
[OutputType(typeof(SecureString))]
public sealed class GetEnodeAccessToken : ConnectedCmdlet
{
    // A token does not say whose it is.
    private protected override bool IsReading => false;

    private protected override void Process() => StartItem(Connection, null, async (workItem, _, client) =>
    {
        var token = await client.GetAccessTokenAsync(workItem.Token).ConfigureAwait(false);
        var secure = new NetworkCredential(string.Empty, token.Value).SecurePassword;
        secure.MakeReadOnly();
        await workItem.WriteAsync(() => WriteObject(secure)).ConfigureAwait(false);
    });
}
