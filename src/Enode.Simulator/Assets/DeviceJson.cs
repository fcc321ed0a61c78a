using System.Text.Json;

namespace Enode.Simulation;

/// <summary>What devices of several kinds show alike.</summary>
internal static class DeviceJson
{
    public static void WriteHead(this Utf8JsonWriter json, SimulatedDevice device, DateTimeOffset lastSeen)
    {
        json.WriteString("id", device.Id);
        json.WriteString("userId", device.UserId);
        json.WriteString("vendor", device.Vendor);
        json.WriteTime("lastSeen", lastSeen);
        json.WriteBoolean("isReachable", device.IsReachable);
    }

    public static void WriteScopes(this Utf8JsonWriter json, IEnumerable<string> scopes)
    {
        json.WriteStartArray("scopes");
        foreach (var scope in scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
    }

    /// <param name="json">Where to.</param>
    /// <param name="name">What the device can or cannot do.</param>
    /// <param name="isCapable">Whether it can.</param>
    /// <param name="interventionId">What the owner can do about it if it cannot. Null when nothing can be done.</param>
    public static void WriteCapability(this Utf8JsonWriter json, string name, bool isCapable, string? interventionId = null)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("isCapable", isCapable);
        json.WriteStartArray("interventionIds");
        if (!isCapable && interventionId is not null)
        {
            json.WriteStringValue(interventionId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
