using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Which car a test needs.</summary>
internal static class Cars
{
    public static bool IsStartable(JsonElement car) =>
        State(car) == "PLUGGED_IN:STOPPED" && IsReachable(car) && CanStart(car) && !car.GetProperty("chargeState")
            .GetProperty("isFullyCharged").GetBoolean();

    public static bool IsCharging(JsonElement car) => State(car) == "PLUGGED_IN:CHARGING";

    public static bool IsComplete(JsonElement car) => State(car) == "PLUGGED_IN:COMPLETE";

    public static bool IsUnplugged(JsonElement car) => State(car) == "UNPLUGGED";

    public static bool IsUnknown(JsonElement car) => State(car) == "UNKNOWN";

    public static bool IsUnreachable(JsonElement car) => State(car) == "PLUGGED_IN:STOPPED" && !IsReachable(car);

    public static bool IsIncapable(JsonElement car) => State(car) == "PLUGGED_IN:STOPPED" && !CanStart(car);

    public static bool IsReachable(JsonElement car) => car.GetProperty("isReachable").GetBoolean();

    public static bool IsPaired(JsonElement car) => car.GetProperty("chargeState").TryGetProperty("pluggedInChargerId", out _);

    public static bool CanStart(JsonElement car) =>
        car.GetProperty("capabilities").GetProperty("startCharging").GetProperty("isCapable").GetBoolean();

    public static string? State(JsonElement car) => car.GetProperty("chargeState").Text("powerDeliveryState");

    public static double Level(JsonElement car) => car.GetProperty("chargeState").Number("batteryLevel");
}
