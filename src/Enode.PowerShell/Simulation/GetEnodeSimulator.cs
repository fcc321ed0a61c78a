using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Simulation;

namespace Enode.Commands;

/// <summary>Get-EnodeSimulator: the simulators of this process.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeSimulator")]
[OutputType(typeof(EnodeSimulator))]
public sealed class GetEnodeSimulator : EnodeCmdlet
{
    /// <summary>Ports of simulators, or the simulators. Default: all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(PortCompleter))]
    [SimulatorPort]
    public int[] Port { get; set; } = [];

    private protected override void Process() => WriteObject(SimulatorRegistry.At(Port, WriteItemError), enumerateCollection: true);
}
