using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>The response of a token endpoint: a token or an error.</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }

    [JsonPropertyName("token_type")]
    public string? TokenType { get; set; }

    /// <summary>For the grant <c>authorization_code</c>.</summary>
    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; set; }

    /// <summary>Seconds, as a number or a string.</summary>
    [JsonPropertyName("expires_in")]
    public JsonElement? ExpiresIn { get; set; }

    [JsonPropertyName("error")]
    public string? Error { get; set; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; set; }
}
