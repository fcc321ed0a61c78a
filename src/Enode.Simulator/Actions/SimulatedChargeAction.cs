using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to start or stop charging.</summary>
internal sealed class SimulatedChargeAction : SimulatedAction
{
    public SimulatedChargeAction(IActionTarget target, string kind, string id, DateTimeOffset createdAt, DateTimeOffset dueAt)
        : base(target, id, createdAt, dueAt) => Kind = kind;

    public string Kind { get; }

    protected override void WriteCommand(Utf8JsonWriter json) => json.WriteString("kind", Kind);
}
