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

    /// <summary>What the plug and power of a vehicle or charger do, in words for a column: <c>Charging 11 kW</c>, <c>Plugged in</c>, <c>Unplugged</c>.</summary>
    /// <param name="device">The vehicle or charger.</param>
    public static string Charging(Device? device) => device switch
    {
        Vehicle { ChargeState: { } state } => Charging(state.PowerDeliveryState, state.ChargeRate),
        Charger { ChargeState: { } state } => Charging(state.PowerDeliveryState, state.ChargeRate),
        _ => string.Empty,
    };

    /// <summary>The kind of reason for which an action failed, as in <c>NO_RESPONSE</c>; the sentence is in the list view.</summary>
    /// <param name="action">The action.</param>
    public static string Reason(AssetAction? action) => action?.FailureReason?.Type ?? string.Empty;

    /// <summary>A mark for the connection that this runspace has selected.</summary>
    /// <param name="connection">The connection.</param>
    public static string Selected(EnodeConnection? connection) => connection is not null && ConnectionRegistry.Selected == connection ? "*" : string.Empty;

    /// <summary>How many requests a simulator has received.</summary>
    /// <param name="simulator">The simulator.</param>
    public static int Requests(EnodeSimulator? simulator) => simulator?.RequestLog.Count ?? 0;

    /// <summary>A time of day with milliseconds, where the machine is, as in <c>14:03:27.512</c>.</summary>
    /// <param name="time">The time.</param>
    public static string TimeOfDay(DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Charging(string? powerDeliveryState, double? chargeRate) => powerDeliveryState switch
    {
        PowerDeliveryStates.Charging => chargeRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"Charging {rate:0.#} kW") : "Charging",
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
