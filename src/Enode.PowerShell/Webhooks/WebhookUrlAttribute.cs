using System.Management.Automation;
using System.Net;
using Enode.Parameters;

namespace Enode.Webhooks;

/// <summary>Takes an address to which Enode can send events: https, and not on the machine itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebhookUrlAttribute : TextOnlyAttribute
{
    /// <summary>The maximum length that the API accepts.</summary>
    private const int MaximumLength = 200;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var text = PSObject.AsPSObject(inputData).ToString();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw Rejection($"'{SafeText.Line(text)}' is not an absolute address");
        }

        // Not repeated: it can contain a password.
        if (url.UserInfo.Length > 0)
        {
            throw Rejection("The address contains a user name. Use -AuthenticationHeaderName and -AuthenticationHeaderValue");
        }

        return url switch
        {
            { Scheme: not "https" } => throw Rejection($"The address '{SafeText.Line(text)}' is not https"),
            _ when IsThisMachine(url) => throw Rejection($"The address '{SafeText.Line(text)}' is this machine, which Enode cannot reach"),
            _ when text.Length > MaximumLength =>
                throw Rejection($"The address has {text.Length} characters, and {MaximumLength} are allowed"),
            _ => text,
        };
    }

    private static bool IsThisMachine(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var address))
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            return IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any);
        }

        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
            host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static ArgumentTransformationMetadataException Rejection(string reason) =>
        new($"{reason}. Specify the https address at which your server receives events, as in https://example.com/enode.");
}
