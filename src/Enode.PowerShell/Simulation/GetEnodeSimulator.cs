using System.Management.Automation;
using Enode.Simulation;

namespace Enode.Commands;

/// <summary>Get-EnodeSimulator: the simulators of this process.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeSimulator")]
[OutputType(typeof(EnodeSimulator))]
public sealed class GetEnodeSimulator : PSCmdlet
{
    /// <summary>Ports of simulators. Default: all.</summary>
    [Parameter(Position = 0)]
    public int[] Port { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(SimulatorRegistry.All.Where(simulator => Port.Length == 0 || Port.Contains(simulator.Port)), enumerateCollection: true);
}
