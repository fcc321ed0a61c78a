namespace Enode;

/// <summary>The operations that create link sessions.</summary>
public sealed class LinkingOperations
{
    private readonly EnodeClient client;

    internal LinkingOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>
    /// Creates a session in which a user links vendor accounts: operation <c>postUsersUseridLink</c>. A user who does not exist is created.
    /// </summary>
    /// <param name="userId">Your own key of the user.</param>
    /// <param name="scopes">What the user is asked to allow, as in <c>vehicle:read:data</c>. One at least.</param>
    /// <param name="language">The language of the pages, as in <c>de-DE</c>, or <c>browser</c> for that of the browser.</param>
    /// <param name="redirectUri">Where the browser goes at the end.</param>
    /// <param name="vendor">The code of the vendor to link. Null lets the user choose.</param>
    /// <param name="vendorType">The kind of device to link, as in <c>vehicle</c>. Null for the kinds that the scopes name.</param>
    /// <param name="colorScheme"><c>light</c>, <c>dark</c> or <c>system</c>. Null for <c>system</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid. <see cref="ErrorIds.Forbidden"/>: the client has no connections left.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("postUsersUseridLink", "POST", "users/{userId}/link")]
    public async Task<LinkSession> CreateSessionAsync(
        string userId,
        IReadOnlyList<string> scopes,
        string language,
        string redirectUri,
        string? vendor = null,
        string? vendorType = null,
        string? colorScheme = null,
        CancellationToken cancellationToken = default)
    {
        var session = await client.PostAsync<LinkSession>(
            $"users/{userId}/link",
            new LinkRequest
            {
                Vendor = Optional.UnlessNull(vendor),
                VendorType = Optional.UnlessNull(vendorType),
                Scopes = scopes,
                Language = language,
                RedirectUri = redirectUri,
                ColorScheme = Optional.UnlessNull(colorScheme),
            },
            cancellationToken).ConfigureAwait(false);
        session.UserId = userId;
        return session;
    }

    /// <summary>
    /// Creates a session in which the user links the vendor account of an asset again, after the vendor has rejected the stored
    /// credentials: operation <c>postAssetsAssetidRelink</c>.
    /// </summary>
    /// <param name="assetId">The asset's id.</param>
    /// <param name="language">The language of the pages, as in <c>de-DE</c>, or <c>browser</c> for that of the browser.</param>
    /// <param name="redirectUri">Where the browser goes at the end.</param>
    /// <param name="colorScheme"><c>light</c>, <c>dark</c> or <c>system</c>. Null for <c>system</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid, there is no such asset, or its account is still linked.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("postAssetsAssetidRelink", "POST", "assets/{assetId}/relink")]
    public async Task<LinkSession> CreateRelinkSessionAsync(
        string assetId, string language, string redirectUri, string? colorScheme = null, CancellationToken cancellationToken = default)
    {
        var session = await client.PostAsync<LinkSession>(
            $"assets/{assetId}/relink",
            new RelinkRequest { Language = language, RedirectUri = redirectUri, ColorScheme = Optional.UnlessNull(colorScheme) },
            cancellationToken).ConfigureAwait(false);
        session.AssetId = assetId;
        return session;
    }

    /// <summary>Begins the authorization of a user, in API versions up to 2023-03-01. A user who does not exist is created.</summary>
    /// <returns>The state for the authorization request.</returns>
    internal async Task<string> CreateStateAsync(
        string userId, string? vendor, string? language, CancellationToken cancellationToken)
    {
        var body = new LinkStateRequest { Vendor = Optional.UnlessNull(vendor), ForceLanguage = Optional.UnlessNull(language) };
        var state = await client.PostAsync<LinkState>($"users/{userId}/link", body, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(state.Value)
            ? throw new EnodeApiException(
                ErrorIds.InvalidResponse,
                "The response of the API has no linkState: its version is newer than 2023-03-01, or it is another API.")
            : state.Value;
    }
}
