using System.Globalization;
using Enode.Connections;

namespace Enode.Formatting;

/// <summary>What the table views show where a property alone does not read well. Each is pure, and called from Enode.Format.ps1xml.</summary>
public static class Display
{
    private const int BarWidth = 10;

    /// <summary>A level in % as a bar with its number, as in <c>███████░░░  66 %</c>. Empty when the level is not known.</summary>
    /// <param name="level">0 to 100. What lies outside is drawn as the nearer end.</param>
    public static string Bar(double? level)
    {
        if (level is not { } known || double.IsNaN(known))
        {
            return string.Empty;
        }

        var filled = (int)Math.Round(Math.Clamp(known, 0, 100) / 100 * BarWidth, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{new string('█', filled)}{new string('░', BarWidth - filled)} {known,3:0} %");
    }

    /// <summary>What a vehicle's plug and power do, in words for a column: <c>Charging 11 kW</c>, <c>Plugged in</c>, <c>Unplugged</c>.</summary>
    /// <param name="vehicle">The vehicle.</param>
    public static string Charging(Vehicle? vehicle)
    {
        if (vehicle?.ChargeState is not { } state)
        {
            return string.Empty;
        }

        return state.PowerDeliveryState switch
        {
            PowerDeliveryStates.Charging => state.ChargeRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"Charging {rate:0.#} kW") : "Charging",
            PowerDeliveryStates.Stopped => "Plugged in",
            PowerDeliveryStates.Complete => "Complete",
            PowerDeliveryStates.Initializing => "Initializing",
            PowerDeliveryStates.NoPower => "No power",
            PowerDeliveryStates.Fault => "Fault",
            PowerDeliveryStates.Discharging => "Discharging",
            PowerDeliveryStates.Unplugged => "Unplugged",
            null or PowerDeliveryStates.Unknown => "Unknown",
            var newer => newer,
        };
    }

    /// <summary>A mark for the connection that this runspace has selected.</summary>
    /// <param name="connection">The connection.</param>
    public static string Selected(EnodeConnection? connection) => connection is not null && ConnectionRegistry.Selected == connection ? "*" : string.Empty;

    /// <summary>How long ago a time is, as in <c>3 min</c>; empty for none.</summary>
    /// <param name="time">The time.</param>
    /// <param name="now">The present.</param>
    internal static string Ago(DateTimeOffset? time, DateTimeOffset now) => (now - time) switch
    {
        null => string.Empty,
        { TotalSeconds: < 60 } => "now",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 48 } span => $"{(int)span.TotalHours} h",
        { } span => $"{(int)span.TotalDays} d",
    };

    /// <summary>How long ago a time is, as in <c>3 min</c>; empty for none.</summary>
    /// <param name="time">The time.</param>
    public static string Ago(DateTimeOffset? time) => Ago(time, DateTimeOffset.UtcNow);
}
