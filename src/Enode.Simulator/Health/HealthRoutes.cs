using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of integrations and of health. Their lists have no pages.</summary>
internal static class HealthRoutes
{
    public static IEnumerable<Route> For(ServiceHealth health) =>
    [
        Route.Get("/integrations", request => Integrations(request, health)),
        Route.OpenGet("/health/ready", _ => Response.Empty(health.IsReady ? 204 : 503)),
        .. ResourceKind.Assets.Select(kind => Route.Get($"/health/{kind.Collection}", _ => Vendors(kind, health))),
    ];

    private static Response Vendors(ResourceKind kind, ServiceHealth health) =>
        List(LinkableVendor.All.Where(vendor => vendor.Types.Contains(kind.Noun)), (json, vendor) =>
        {
            WriteNames(json, vendor);
            json.WriteString("status", health.StatusOf(vendor.Code));
            json.WriteString("linkingStatus", health.StatusOf(vendor.Code));
        });

    private static Response Integrations(ApiRequest request, ServiceHealth health)
    {
        var types = ReadTypes(request.Target.Query);
        return List(LinkableVendor.All.Where(vendor => vendor.Types.Any(types.Contains)), (json, vendor) =>
        {
            WriteNames(json, vendor);
            WriteTexts(json, "assetTypes", vendor.Types);
            WriteTexts(json, "scopes", vendor.Scopes);

            // The description says that this status is always READY, so only linking shows an outage.
            json.WriteString("status", ServiceHealth.Ready);
            json.WriteString("linkingStatus", health.StatusOf(vendor.Code));
        });
    }

    private static IReadOnlyList<string> ReadTypes(FormFields query)
    {
        var all = ResourceKind.Assets.Select(kind => kind.Noun).ToList();
        var values = query.All("assetTypes");
        if (values.Count == 0)
        {
            return all;
        }

        var types = values[0].Split(',');
        return values.Count == 1 && types.All(all.Contains)
            ? types
            : throw new ProblemException(ApiProblem.BadRequest(
                "The request is not valid.",
                [new Issue("invalid_enum_value", "assetTypes", $"Expected one list of {string.Join(", ", all)}, with commas.")]));
    }

    private static Response List(IEnumerable<LinkableVendor> vendors, Action<Utf8JsonWriter, LinkableVendor> write) =>
        Response.Json(200, json =>
        {
            json.WriteStartArray();
            foreach (var vendor in vendors)
            {
                json.WriteStartObject();
                write(json, vendor);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static void WriteNames(Utf8JsonWriter json, LinkableVendor vendor)
    {
        json.WriteString("vendor", vendor.Code);
        json.WriteString("displayName", vendor.Brand);
        json.WriteString("portalName", vendor.Brand);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
