using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;
using Enode.Simulation;

namespace Enode.Commands;

/// <summary>Stop-EnodeSimulator: stops simulators of this process, and disconnects what was connected to them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "EnodeSimulator", SupportsShouldProcess = true, DefaultParameterSetName = PortSet)]
public sealed class StopEnodeSimulator : EnodeCmdlet
{
    private const string PortSet = "Port";
    private const string InputObjectSet = "InputObject";

    /// <summary>A simulator, as Start-EnodeSimulator or Get-EnodeSimulator gives it.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [RefuseNull]
    public EnodeSimulator? InputObject { get; set; }

    /// <summary>Ports of the simulators to stop, or the simulators. Default: all are stopped.</summary>
    [Parameter(ParameterSetName = PortSet, Position = 0)]
    [ArgumentCompleter(typeof(PortCompleter))]
    [SimulatorPort]
    public int[] Port { get; set; } = [];

    private protected override void Process()
    {
        foreach (var simulator in InputObject is null ? SimulatorRegistry.At(Port, WriteItemError) : [InputObject])
        {
            if (ShouldProcess($"simulator {simulator} with {Sentences.Count(simulator.VehicleCount, "vehicle")}", "Stop"))
            {
                Stop(simulator);
            }
        }
    }

    private static void Stop(EnodeSimulator simulator)
    {
        SimulatorRegistry.Remove(simulator);
        foreach (var connection in ConnectionRegistry.All.Where(connection => connection.ApiUri == simulator.ApiUri))
        {
            ConnectionRegistry.Remove(connection);
        }
    }
}
