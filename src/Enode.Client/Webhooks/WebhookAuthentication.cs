namespace Enode;

/// <summary>The header that is sent with each delivery of a webhook. The API does not return its value.</summary>
public sealed class WebhookAuthentication : EnodeModel
{
    /// <summary>The name of the header, in lower case.</summary>
    public string? HeaderName { get; set; }

    /// <summary>The name of the header.</summary>
    public override string ToString() => HeaderName ?? string.Empty;
}
