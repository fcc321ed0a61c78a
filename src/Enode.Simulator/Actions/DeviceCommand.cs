using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to a device. Commands with the same content are equal.</summary>
internal abstract record DeviceCommand
{
    /// <summary>Whether it changes what schedules control.</summary>
    public virtual bool IsScheduled => true;

    /// <summary>Writes the members that only actions of this kind have.</summary>
    public abstract void Write(Utf8JsonWriter json);
}

/// <summary>The command to start or stop charging.</summary>
/// <param name="Kind">A value of <see cref="ChargingCommands"/>.</param>
internal sealed record ChargeCommand(string Kind) : DeviceCommand
{
    public static readonly ChargeCommand Start = new(ChargingCommands.Start);
    public static readonly ChargeCommand Stop = new(ChargingCommands.Stop);

    private static readonly JsonType<string> KnownKind = JsonTypes.OneOf(ChargingCommands.Start, ChargingCommands.Stop);

    public bool IsStart => Kind == ChargingCommands.Start;

    public static ChargeCommand Read(ApiRequest request) =>
        JsonBody.Read(request, body => new ChargeCommand(body.Required("action", KnownKind)));

    public override void Write(Utf8JsonWriter json) => json.WriteString("kind", Kind);
}

/// <summary>The command to set a maximum current.</summary>
internal sealed record MaxCurrentCommand(double Amperes) : DeviceCommand
{
    public override bool IsScheduled => false;

    public static MaxCurrentCommand Read(ApiRequest request) =>
        JsonBody.Read(request, body => new MaxCurrentCommand(body.Required("maxCurrent", JsonTypes.NumberAbove(0))));

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("targetState");
        json.WriteNumber("maxCurrent", Amperes);
        json.WriteEndObject();
    }
}
