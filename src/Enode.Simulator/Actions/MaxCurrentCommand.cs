using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Charge with so much current at most.</summary>
internal sealed record MaxCurrentCommand(double Amperes) : DeviceCommand
{
    public static MaxCurrentCommand Read(ApiRequest request)
    {
        var body = JsonBody.Read(request);
        var amperes = body.RequiredNumber("maxCurrent", above: 0);
        body.Check();
        return new MaxCurrentCommand(amperes);
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("targetState");
        json.WriteNumber("maxCurrent", Amperes);
        json.WriteEndObject();
    }
}
