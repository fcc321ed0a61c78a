using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Members that several kinds of devices have.</summary>
internal static class DeviceJson
{
    /// <summary>Writes the first members of a device.</summary>
    public static void WriteHead(this Utf8JsonWriter json, SimulatedDevice device, DateTimeOffset lastSeen)
    {
        json.WriteString("id", device.Id);
        json.WriteString("userId", device.UserId);
        json.WriteString("vendor", device.Vendor);
        json.WriteTime("lastSeen", lastSeen);
        json.WriteBoolean("isReachable", device.IsReachable);
        if (device.HasUnknownMembers)
        {
            WriteUnknown(json);
        }
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

    /// <param name="json">The writer.</param>
    /// <param name="name">The name of the capability.</param>
    /// <param name="isCapable">Whether the device has it.</param>
    /// <param name="interventionId">The intervention that would give it to the device. Null if there is none.</param>
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

    /// <summary>Writes members of each JSON type that the description does not have.</summary>
    private static void WriteUnknown(Utf8JsonWriter json)
    {
        json.WriteStartObject("futureState");
        json.WriteString("mode", "ECO");
        json.WriteNull("target");
        json.WriteEndObject();
        json.WriteStartArray("futureLabels");
        json.WriteStringValue("demo");
        json.WriteNumberValue(7);
        json.WriteEndArray();
        json.WriteBoolean("isFuture", true);
    }
}
