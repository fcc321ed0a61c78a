using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of interventions. The list has no pages.</summary>
internal static class InterventionRoutes
{
    private static readonly DateTimeOffset IntroducedAt = new(2024, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Route> All() =>
    [
        Route.Get("/interventions", request =>
        {
            var (interventions, vendorType) = Read(request);
            var language = Language(request);
            return Response.Json(200, json =>
            {
                json.WriteStartArray();
                foreach (var intervention in interventions)
                {
                    Write(json, intervention, vendorType, language);
                }

                json.WriteEndArray();
            });
        }),
        Route.Get("/interventions/{interventionId}", request =>
        {
            var (interventions, vendorType) = Read(request);
            var id = request.PathValues["interventionId"];
            return interventions.FirstOrDefault(intervention => intervention.Id == id) is { } found
                ? Response.Json(200, json => Write(json, found, vendorType, Language(request)))
                : ApiProblem.NotFound($"There is no intervention with the id {id}.").ToResponse();
        }),
    ];

    private static string? Language(ApiRequest request) => request.Target.Query.First("language");

    /// <summary>Reads the filters of the query.</summary>
    private static (IEnumerable<Intervention> Interventions, string? VendorType) Read(ApiRequest request)
    {
        var vendor = request.Target.Query.First("vendor");
        var vendorType = request.Target.Query.First("vendorType");
        if (vendorType is not null)
        {
            VendorType.Check(vendorType);
        }

        var interventions = Intervention.All.Where(intervention =>
            (vendor is null || intervention.Vendor is null || intervention.Vendor == vendor)
            && (vendorType is null || intervention.VendorTypes.Contains(vendorType)));
        return (interventions, vendorType);
    }

    private static void Write(Utf8JsonWriter json, Intervention intervention, string? vendorType, string? language)
    {
        var text = intervention.TextIn(language);
        json.WriteStartObject();
        json.WriteString("id", intervention.Id);
        json.WriteString("vendor", intervention.Vendor);
        json.WriteString("vendorType", vendorType ?? intervention.VendorTypes[0]);
        json.WriteString("brand", intervention.Brand);
        json.WriteTime("introducedAt", IntroducedAt);
        json.WriteString("domain", intervention.Domain);
        json.WriteStartObject("resolution");
        json.WriteString("title", text.Title);
        json.WriteString("description", text.Description);
        json.WriteString("access", intervention.Access);
        json.WriteString("agent", intervention.Agent);

        // The description's text allows null here, but its schema has only this value.
        json.WriteString("action", "Link");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
