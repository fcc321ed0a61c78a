using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>Takes ports of simulators, and the simulators themselves: the first argument of Stop-EnodeSimulator is often one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SimulatorPortAttribute : WholeNumberAttribute
{
    /// <summary>Several ports are accepted.</summary>
    public SimulatorPortAttribute()
    {
        AllowList = true;
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        base.Transform(engineIntrinsics, Plain(inputData) is object?[] items ? Array.ConvertAll(items, PortOf) : PortOf(inputData));

    private static object? PortOf(object? value) => Plain(value) is EnodeSimulator simulator ? simulator.Port : value;
}
