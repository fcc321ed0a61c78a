using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;
using Enode.Simulation;

namespace Enode.Commands;

/// <summary>Start-EnodeSimulator: starts a local Enode with a simulated fleet in this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "EnodeSimulator")]
[OutputType(typeof(EnodeSimulator))]
public sealed class StartEnodeSimulator : ConnectingCmdlet
{
    private const string ConnectionName = "Simulator";

    /// <summary>The port to listen on, on this machine alone. Default: a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    [WholeNumber]
    public int Port { get; set; }

    /// <summary>How many vehicles the fleet has. Default: 25.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    [WholeNumber]
    public int VehicleCount { get; set; } = 25;

    /// <summary>What the fleet is made from: the same seed makes the same fleet. Default: 1.</summary>
    [Parameter]
    [WholeNumber]
    public int Seed { get; set; } = 1;

    /// <summary>Simulated seconds per second. Default: 1.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    [InvariantNumber]
    public double Speed { get; set; } = 1;

    /// <summary>Milliseconds that each call of the API takes in addition. Default: 0.</summary>
    [Parameter]
    [ValidateRange(0, 600_000)]
    [WholeNumber]
    public int Latency { get; set; }

    /// <summary>The part of the calls of the API that fail with a 500, 502, 503 or 504, 0 to 1. Default: 0.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [InvariantNumber]
    public double ErrorRate { get; set; }

    /// <summary>How many calls of the API are accepted in each second. Default: any number.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber]
    public int? RateLimit { get; set; }

    /// <summary>Gives some devices members that this module does not know.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter IncludeUnknownMember { get; set; }

    /// <summary>Connects to it, and selects that connection for this runspace.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Connect { get; set; }

    /// <summary>The name of the connection, with -Connect. A connection of the same name is replaced. Default: Simulator.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a name")]
    [TextOnly]
    public string? Name { get; set; }

    private protected override object? DefaultErrorTarget => Port;

    private protected override void Process()
    {
        if (Name is not null && !Connect)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, "-Name is the name of the connection, and requires -Connect.");
        }

        var simulator = StartSimulator();
        SimulatorRegistry.Add(simulator);
        if (Connect)
        {
            ConnectOrStop(simulator);
        }

        WriteObject(simulator);
    }

    private EnodeSimulator StartSimulator()
    {
        try
        {
            var options = new SimulatorOptions
            {
                Port = Port,
                VehicleCount = VehicleCount,
                Seed = Seed,
                Speed = Speed,
                Latency = TimeSpan.FromMilliseconds(Latency),
                ErrorRate = ErrorRate,
                RateLimit = RateLimit,
                IncludeUnknownMembers = IncludeUnknownMember,
            };
            return new EnodeSimulator(Simulator.Start(options));
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            throw new EnodeCommandException(CommandErrorIds.SimulatorFailed, Sentences.Ended(exception.Message), exception);
        }
    }

    private void ConnectOrStop(EnodeSimulator simulator)
    {
        try
        {
            ConnectAndSelect(() => SettingsFor(simulator));
        }
        catch
        {
            // The command writes nothing then, and a simulator that the user never got would listen until the process ends.
            SimulatorRegistry.Remove(simulator);
            throw;
        }
    }

    private ConnectionSettings SettingsFor(EnodeSimulator simulator) => new()
    {
        // A second simulator must not replace the first one's connection.
        Name = Name ?? (ConnectionRegistry.Find(ConnectionName) is null ? ConnectionName : $"{ConnectionName}-{simulator.Port}"),
        Environment = ConnectionSettings.Simulator,
        ApiUri = simulator.ApiUri,
        TokenUri = simulator.TokenUri,
        Credential = CredentialSources.From(simulator.Credential),
        UserAgent = ConnectionSettings.UserAgentOf(Host),
    };
}
