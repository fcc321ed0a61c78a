using System.Collections.Specialized;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>The address on this machine to which an authorization server redirects the browser: RFC 8252, section 7.3.</summary>
internal static class LoopbackRedirect
{
    private const string Host = "http://127.0.0.1";

    /// <summary>Port and path of a redirect address. The port is 0, for any free one, when the address has none.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: it is not on this machine.</exception>
    internal static (int Port, string Path) Parse(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http", Host: "127.0.0.1", Query: "", Fragment: "", UserInfo: "" }
            && address.StartsWith(Host, StringComparison.OrdinalIgnoreCase)
            ? (HasPort(address) ? uri.Port : 0, uri.AbsolutePath)
            : throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                "-RedirectUri has to be an address of this machine, as in http://127.0.0.1/callback or http://127.0.0.1:5000/callback.");

    // Uri does not distinguish the port 80 from none.
    private static bool HasPort(string address) => address[Host.Length..] is [':', >= '0' and <= '9', ..];

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: the port cannot be opened.</exception>
    internal static LoopbackCallback Open(int port, string path)
    {
        try
        {
            return LoopbackCallback.Open(port, path);
        }
        catch (IOException exception)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, $"-RedirectUri: {exception.Message}", exception);
        }
    }

    /// <summary>What the browser shows at the end.</summary>
    internal static HtmlPage PageFor(AuthorizationRequest request, NameValueCollection response)
    {
        try
        {
            request.ReadResponse(response);
            return new HtmlPage("Signed in") { Content = HtmlPage.Paragraph("Close this window and return to PowerShell.") };
        }
        catch (EnodeApiException exception)
        {
            return new HtmlPage("Not signed in") { Content = HtmlPage.Paragraph(exception.Message) };
        }
    }
}
