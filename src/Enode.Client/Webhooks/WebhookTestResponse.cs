using System.Globalization;

namespace Enode;

/// <summary>How your server answered to a test event.</summary>
public sealed class WebhookTestResponse : EnodeModel
{
    /// <summary>The HTTP status code.</summary>
    public double? Code { get; set; }

    /// <summary>The body.</summary>
    public string? Body { get; set; }

    /// <summary>The headers, as in <c>content-type: text/html</c>. Null when they are not known.</summary>
    public EnodeList<string>? Headers { get; set; }

    /// <summary>The HTTP status code.</summary>
    public override string ToString() => Code?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
