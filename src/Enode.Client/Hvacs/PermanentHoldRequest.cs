using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>The body of a hold. A setpoint that the mode does not know may not be there at all.</summary>
internal sealed class PermanentHoldRequest
{
    public string? Mode { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? HeatSetpoint { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CoolSetpoint { get; set; }
}
