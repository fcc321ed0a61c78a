using System.Management.Automation;
using System.Net;
using Enode.Parameters;

namespace Enode.Webhooks;

/// <summary>
/// Takes an address to which events can be sent: https; of this machine http as well, to which only a simulator can send.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebhookUrlAttribute : TextOnlyAttribute
{
    /// <summary>The maximum length that the API accepts.</summary>
    private const int MaximumLength = 200;

    private static readonly string[] LocalNames = ["localhost", "ip6-localhost", "ip6-loopback"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var text = PSObject.AsPSObject(inputData).ToString();

        // Uri trims, escapes and replaces these, and what is sent is the text: another address than the one that was checked.
        if (text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\\'))
        {
            throw Rejection("The address contains a space, a control character or a backslash");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw Rejection($"The address is not an absolute address{Quoted(text)}");
        }

        return url switch
        {
            _ when EnodeUri.HasUserInfo(text) =>
                throw Rejection("The address contains a user name. Use -AuthenticationHeaderName and -AuthenticationHeaderValue"),
            { Scheme: not "https" } when url.Scheme != "http" || !IsThisMachine(url) =>
                throw Rejection($"The address is not https{Quoted(text)}"),
            _ when text.Length > MaximumLength =>
                throw Rejection($"The address has {text.Length} characters, and {MaximumLength} are allowed"),
            _ => text,
        };
    }

    /// <summary>True for an address of the machine itself.</summary>
    internal static bool IsThisMachine(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var address))
        {
            return IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ||
                (IPv4In(address) is { } inner && (IPAddress.IsLoopback(inner) || inner.Equals(IPAddress.Any)));
        }

        return LocalNames.Contains(host, StringComparer.OrdinalIgnoreCase) ||
            host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The IPv4 address in an IPv6 address, as in <c>::ffff:127.0.0.1</c> and <c>::127.0.0.1</c>. Null when there is none.
    /// </summary>
    private static IPAddress? IPv4In(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var isCompatible = bytes.Length == 16 && !bytes.AsSpan(0, 12).ContainsAnyExcept((byte)0);
        return isCompatible || address.IsIPv4MappedToIPv6 ? new IPAddress(bytes.AsSpan(12)) : null;
    }

    // Before an @ there can be a password, in a text that is not an address too.
    private static string Quoted(string text) => EnodeUri.Shown(text) is { } shown ? $": '{SafeText.Line(shown)}'" : string.Empty;

    private static ArgumentTransformationMetadataException Rejection(string reason) =>
        new($"{reason}. Specify the https address at which your server receives events, as in https://example.com/enode.");
}
