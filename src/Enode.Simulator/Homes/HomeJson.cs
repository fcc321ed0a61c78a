using System.Text.Json;

namespace Enode.Simulation;

/// <summary>What the devices of a home energy system show alike.</summary>
internal static class HomeJson
{
    /// <summary>What stands in the information about each of them, and goes on from there.</summary>
    public static void WriteSite(this Utf8JsonWriter json, HomeTraits home, string model)
    {
        json.WriteString("brand", home.Model.Brand);
        json.WriteString("model", model);
        json.WriteString("siteName", home.SiteName);
        json.WriteTime("installationDate", home.InstalledAt);
    }

    public static void WritePlace(this Utf8JsonWriter json, HomeTraits home)
    {
        json.WriteStartObject("location");
        json.WriteNull("id");
        json.WriteNumberOrNull("longitude", home.Position?.Longitude);
        json.WriteNumberOrNull("latitude", home.Position?.Latitude);
        json.WriteTime("lastUpdated", home.Position is null ? null : home.InstalledAt);
        json.WriteEndObject();
    }
}
