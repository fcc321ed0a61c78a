using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Run in a mode.</summary>
/// <param name="Mode">A value of <see cref="OperationModes"/> that can be set.</param>
internal sealed record OperationModeCommand(string Mode) : DeviceCommand
{
    public static OperationModeCommand Read(ApiRequest request)
    {
        var body = JsonBody.Read(request);
        var mode = body.RequiredEnum(
            "operationMode",
            OperationModes.ImportFocus,
            OperationModes.ExportFocus,
            OperationModes.TimeOfUse,
            OperationModes.SelfReliance,
            OperationModes.Idle);
        body.Check();
        return new OperationModeCommand(mode);
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("targetState");
        json.WriteString("operationMode", Mode);
        json.WriteEndObject();
    }
}
