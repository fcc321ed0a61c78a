using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Whether and how a vehicle is charged when energy is cheap.</summary>
/// <param name="IsEnabled">Whether smart charging controls the vehicle.</param>
/// <param name="Deadline">The time HH:mm at which charging has ended. Null if none is set.</param>
/// <param name="MinimumChargeLimit">The level in % up to which the vehicle is charged at once.</param>
internal sealed record SmartPolicy(bool IsEnabled, string? Deadline, double MinimumChargeLimit)
{
    /// <summary>Reads the members that change.</summary>
    public static Func<SmartPolicy, SmartPolicy> ReadChange(JsonObjectReader body)
    {
        var isEnabled = body.Optional("isEnabled", JsonTypes.Boolean);
        var deadline = body.Optional("deadline", JsonTypes.ClockTime);
        var minimum = body.Optional("minimumChargeLimit", JsonTypes.NumberBetween(0, 100));
        return policy => new SmartPolicy(
            isEnabled.Or(policy.IsEnabled), deadline.Or(policy.Deadline!), minimum.Or(policy.MinimumChargeLimit));
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("isEnabled", IsEnabled);
        json.WriteString("deadline", Deadline);
        json.WriteNumber("minimumChargeLimit", MinimumChargeLimit);
        json.WriteEndObject();
    }
}
