using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>The body with which versions of the API up to 2023-03-01 begin the authorization of a user.</summary>
internal sealed class LinkStateRequest
{
    public Optional<string> Vendor { get; init; }

    public Optional<string> ForceLanguage { get; init; }
}

/// <summary>The response to it.</summary>
internal sealed class LinkState
{
    /// <summary>The state of the authorization request. It belongs to the user of the link session.</summary>
    [JsonPropertyName("linkState")]
    public string? Value { get; set; }
}
