using System.Text.Json.Nodes;

namespace Enode.Simulation;

/// <summary>An asset that was just discovered: its state is null, or unknown where the API has no null for it.</summary>
internal static class UnknownState
{
    private static readonly string[] Known =
        ["id", "userId", "vendor", "lastSeen", "isReachable", "information", "capabilities", "scopes", "smartChargingPolicy"];

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        var asset = JsonNode.Parse(json.Span)!.AsObject();
        foreach (var (name, value) in asset.ToList().Where(member => !Known.Contains(member.Key)))
        {
            asset[name] = Unknown(name, value);
        }

        return SimulatedEvent.Written(writer => asset.WriteTo(writer));
    }

    private static JsonNode? Unknown(string name, JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Unknown(member.Key, member.Value)))),
        JsonArray => new JsonArray(),
        _ => name switch
        {
            "powerDeliveryState" => PowerDeliveryStates.Unknown,
            "mode" => ThermostatSettings.UnknownMode,
            "isActive" => false,
            "unit" => value?.DeepClone(),
            _ => null,
        },
    };
}
