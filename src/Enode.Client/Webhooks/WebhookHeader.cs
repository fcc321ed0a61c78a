using System.Net;
using System.Security;

namespace Enode;

/// <summary>A header that is sent with each delivery of a webhook, so that your server can check where it came from.</summary>
public sealed class WebhookHeader
{
    private readonly SecureString value;

    /// <summary>A header.</summary>
    /// <param name="name">Its name, in lower case: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="value">Its value, 1 to 256 characters.</param>
    public WebhookHeader(string name, SecureString value)
    {
        Name = name;
        this.value = value;
    }

    /// <summary>The name of the header.</summary>
    public string Name { get; }

    internal WebhookHeaderMembers Reveal() =>
        new() { HeaderName = Name, HeaderValue = new NetworkCredential(string.Empty, value).Password };

    /// <summary>The name. Not the value, which is a secret.</summary>
    public override string ToString() => Name;
}
