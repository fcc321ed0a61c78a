using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The routes that create link sessions.</summary>
internal static class LinkRoutes
{
    private static readonly JsonType<string> Language = JsonTypes.OneOf(
        "browser", "da-DK", "de-DE", "en-US", "en-GB", "es-ES", "fi-FI", "fr-FR", "it-IT", "ja-JP", "lv-LV", "lt-LT", "nb-NO", "nl-NL",
        "nl-BE", "pl-PL", "pt-PT", "ro-RO", "sv-SE");

    private static readonly JsonType<string> ColorScheme = JsonTypes.OneOf("system", "light", "dark");

    // Schemes of apps are accepted. The condition on about: was added to the API in 2024, and that on content is the simulator's own.
    private static readonly JsonType<string> RedirectUri = JsonTypes.Text.Where(
        "an absolute URI of at most 500 characters that is not about:blank",
        "invalid_uri",
        text => text.Length <= 500
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && text.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase) // A path of a file has a scheme too.
            && uri.Scheme != "about"
            && !RedirectSchemes.AreContent(uri));

    private static readonly JsonType<IReadOnlyList<string>> Scopes = JsonTypes.ArrayOf(JsonTypes.OneOf([.. DeviceScopes.All]))
        .Where("an array with at least one scope", "too_small", scopes => scopes.Count > 0);

    private static readonly JsonType<string> Vendor = JsonTypes.OneOf([.. LinkableVendor.All.Select(vendor => vendor.Code)]);

    private static readonly JsonType<string> Type = JsonTypes.OneOf([.. ResourceKind.Assets.Select(kind => kind.Noun)]);

    /// <param name="fleet">The fleet.</param>
    /// <param name="grants">What users have granted.</param>
    /// <param name="apiUri">Gets the address of the API. It is called after the server was started.</param>
    public static IEnumerable<Route> For(Fleet fleet, UserGrants grants, Func<Uri> apiUri) =>
    [
        Route.Post("/users/{userId}/link", request =>
        {
            if (LinkStateRequests.Is(request))
            {
                return LinkStateRequests.Respond(request, fleet, grants);
            }

            var read = JsonBody.Read(request, ReadLink);
            fleet.CheckQuota();
            var session = read(request.PathValues["userId"], fleet.Clock.Now);
            fleet.AddUser(session.UserId);
            return Respond(fleet.Links.Add(session), apiUri());
        }),
        Route.Post("/assets/{assetId}/relink", request =>
        {
            var read = JsonBody.Read(request, ReadRelink);
            var id = request.PathValues["assetId"];
            return fleet.FindAsset(id) switch
            {
                null => throw new ProblemException(ApiProblem.BadRequest($"There is no asset with the id {id}")),
                var asset when fleet.IsLinked(asset) =>
                    throw new ProblemException(ApiProblem.BadRequest($"The account of the asset {id} is still linked")),
                var asset => Respond(fleet.Links.Add(RepairOf(asset, read(asset.UserId, fleet.Clock.Now))), apiUri()),
            };
        }),
    ];

    // The session is for the account of the asset, with the scopes that it has.
    private static LinkSession RepairOf(SimulatedDevice asset, LinkSession session) =>
        session with { AssetId = asset.Id, Vendor = asset.Vendor, VendorType = asset.Kind.Noun, Scopes = asset.Scopes };

    private static Func<string, DateTimeOffset, LinkSession> ReadLink(JsonObjectReader body)
    {
        var scopes = body.Required("scopes", Scopes);
        var vendor = body.Optional("vendor", Vendor).Value;
        var type = body.Optional("vendorType", Type).Value;
        var read = ReadRelink(body);
        if (body.IsValid)
        {
            CheckCombination(body, scopes, vendor, type);
        }

        return (userId, now) => read(userId, now) with { Scopes = scopes, Vendor = vendor, VendorType = type };
    }

    private static Func<string, DateTimeOffset, LinkSession> ReadRelink(JsonObjectReader body)
    {
        var language = body.Required("language", Language);
        var redirectUri = body.Required("redirectUri", RedirectUri);
        var colorScheme = body.Optional("colorScheme", ColorScheme).Or("system");
        return (userId, now) => new LinkSession
        {
            UserId = userId,
            CreatedAt = now,
            Language = language,
            RedirectUri = redirectUri,
            ColorScheme = colorScheme,
        };
    }

    private static Response Respond(string token, Uri apiUri) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("linkUrl", new Uri(apiUri, LinkPageRoutes.Root + token).AbsoluteUri);
        json.WriteString("linkToken", token);
        json.WriteEndObject();
    });

    /// <summary>Checks that some type of device can be linked.</summary>
    private static void CheckCombination(JsonObjectReader body, IReadOnlyList<string> scopes, string? vendor, string? type)
    {
        var types = ResourceKind.Assets.Select(kind => kind.Noun).Where(noun => scopes.Contains(DeviceScopes.DataOf(noun))).ToList();
        if (types.Count == 0 || (type is not null && !types.Contains(type)))
        {
            var missing = scopes.Select(scope => scope.Split(':')[0]).Where(noun => type is null || noun == type).Distinct().ToList();
            var added = missing.Count > 0 ? missing : [type!];
            var text = string.Join(" or ", added.Select(DeviceScopes.DataOf));
            body.AddIssue("scopes", "missing_scope", $"Add {text}, which linking a device requires.");
        }
        else if (vendor is not null)
        {
            var offered = LinkableVendor.All.First(known => known.Code == vendor).Types;
            if (!offered.Any(noun => type is null ? types.Contains(noun) : noun == type))
            {
                body.AddIssue("vendor", "invalid_combination", $"Expected a vendor of a {type ?? string.Join(" or ", types)}.");
            }
        }
    }
}
