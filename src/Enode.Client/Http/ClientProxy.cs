using System.Collections.Concurrent;
using System.Net;

namespace Enode.Internal;

/// <summary>A proxy as the client uses it: never for this machine, and with its password apart from its address.</summary>
/// <remarks>The runtime repeats a proxy's address in its messages, so that a password in the address would be shown.</remarks>
internal sealed class ClientProxy : IWebProxy, ICredentials
{
    private readonly IWebProxy proxy;
    private readonly ICredentials? given;
    private readonly ConcurrentDictionary<Uri, NetworkCredential> ofAddresses = [];

    internal ClientProxy(IWebProxy proxy, ICredentials? given)
    {
        this.proxy = proxy;
        this.given = given;
    }

    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    // Plain http is allowed to loopback because nothing leaves the machine; through a proxy it would.
    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);

    public Uri? GetProxy(Uri destination)
    {
        if (IsBypassed(destination) || proxy.GetProxy(destination) is not { } address)
        {
            return null;
        }

        if (address.UserInfo.Length == 0)
        {
            return address;
        }

        var shown = new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
        ofAddresses.TryAdd(shown, CredentialOf(address.UserInfo));
        return shown;
    }

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        given?.GetCredential(uri, authType) ?? proxy.Credentials?.GetCredential(uri, authType) ?? ofAddresses.GetValueOrDefault(uri);

    private static NetworkCredential CredentialOf(string userInfo)
    {
        var parts = userInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? string.Empty));
    }
}
