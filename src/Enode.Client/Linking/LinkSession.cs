using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A session in which a user links vendor accounts in a browser: operations <c>postUsersUseridLink</c> and
/// <c>postAssetsAssetidRelink</c>. It is valid for 24 hours and can be used once.
/// </summary>
/// <remarks>
/// Address and token are all that is needed to use the session: give them to its user, and do not store them in a log. They are masked
/// in messages.
/// </remarks>
public sealed class LinkSession : EnodeResource
{
    /// <summary>Your own key of the user for whom the session was created. Null for a session that relinks an asset.</summary>
    [JsonIgnore]
    public string? UserId { get; set; }

    /// <summary>The id of the asset that the session relinks. Null for a session of a user.</summary>
    [JsonIgnore]
    public string? AssetId { get; set; }

    /// <summary>The address to open in the user's browser.</summary>
    public string? LinkUrl { get; set; }

    /// <summary>The token with which an app opens the session through one of Enode's link SDKs.</summary>
    public string? LinkToken { get; set; }

    /// <summary>The user or the asset. Not the address, which is a secret.</summary>
    public override string ToString() => UserId ?? AssetId ?? string.Empty;
}
