using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Start or stop charging.</summary>
/// <param name="Kind">A value of <see cref="ChargingCommands"/>.</param>
internal sealed record ChargeCommand(string Kind) : DeviceCommand
{
    public bool IsStart => Kind == ChargingCommands.Start;

    public static ChargeCommand Read(ApiRequest request)
    {
        var body = JsonBody.Read(request);
        var kind = body.RequiredEnum("action", ChargingCommands.Start, ChargingCommands.Stop);
        body.Check();
        return new ChargeCommand(kind);
    }

    public override void Write(Utf8JsonWriter json) => json.WriteString("kind", Kind);
}
