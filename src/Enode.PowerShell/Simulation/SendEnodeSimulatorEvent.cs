using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;
using Enode.Simulation;

namespace Enode.Commands;

/// <summary>Send-EnodeSimulatorEvent: causes events in simulators of this process, and delivers them to their webhooks at once.</summary>
[Cmdlet(VerbsCommunications.Send, "EnodeSimulatorEvent", SupportsShouldProcess = true, DefaultParameterSetName = PortSet)]
[OutputType(typeof(SimulatorDelivery))]
public sealed class SendEnodeSimulatorEvent : EnodeCmdlet
{
    private const string PortSet = "Port";
    private const string InputObjectSet = "InputObject";

    /// <summary>The kinds of events.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(SimulatorEventCompleter))]
    [NotEmpty("the kind of an event, as in user:vehicle:updated")]
    [TextOnly]
    public string[] Event { get; set; } = [];

    /// <summary>The id of the user that the events are about. Default: the first one that can have them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the id of a user")]
    [TextOnly]
    public string? UserId { get; set; }

    /// <summary>The id of the asset or schedule that the events are about. Default: the first one that can have them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the id of an asset or a schedule")]
    [TextOnly]
    public string? Id { get; set; }

    /// <summary>How many events of each kind. Default: 1.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    [WholeNumber]
    public int Count { get; set; } = 1;

    /// <summary>A simulator, or what the events are about: a user, an asset or a schedule, or a copy of one.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [RefuseNull]
    public object? InputObject { get; set; }

    /// <summary>Ports of the simulators. Default: all that have a webhook for the event.</summary>
    [Parameter(ParameterSetName = PortSet)]
    [ArgumentCompleter(typeof(PortCompleter))]
    [WholeNumber(AllowList = true)]
    public int[] Port { get; set; } = [];

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: there is no such kind of events.</exception>
    private protected override void Begin()
    {
        // All are checked before the first one is sent.
        var unknown = Event.Except(Simulator.EventKinds, StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                string.Join(' ', unknown.Select(word =>
                    $"'{word}' is not a kind of event. The closest kinds are " +
                    $"{string.Join(", ", ClosestWords.To(word, Simulator.EventKinds))}.")));
        }
    }

    private protected override void Process()
    {
        switch (RefuseNullAttribute.Plain(InputObject))
        {
            case null:
                Send(SimulatorRegistry.At(Port, WriteItemError), UserId, Id);
                break;
            case EnodeSimulator simulator:
                Send([simulator], UserId, Id);
                break;
            default:
                SendAbout(InputObject!);
                break;
        }
    }

    private void SendAbout(object given)
    {
        try
        {
            var input = InputResolver.Resolve(given, []).ToDevice();
            var isUser = input.Object is User;
            Send(SimulatorsOf(input.Object), isUser ? input.Id : UserId, isUser ? Id : input.Id);
        }
        catch (EnodeCommandException rejection)
        {
            WriteItemError(rejection, given);
        }
    }

    /// <summary>The simulator that an object was read from. All for a row or a copy.</summary>
    private static IReadOnlyList<EnodeSimulator> SimulatorsOf(EnodeResource? thing)
    {
        var all = SimulatorRegistry.All;
        return thing?.Origin is EnodeConnection connection ? [.. all.Where(simulator => simulator.ApiUri == connection.ApiUri)] : all;
    }

    private void Send(IReadOnlyList<EnodeSimulator> simulators, string? userId, string? id)
    {
        if (simulators.Count == 0 && Port.Length == 0)
        {
            WriteItemError(
                new EnodeCommandException(CommandErrorIds.SimulatorNotFound, "There is no simulator of this process for the events."),
                InputObject);
        }

        foreach (var kind in Event)
        {
            foreach (var simulator in ReceiversOf(kind, simulators))
            {
                if (ShouldProcess($"simulator {simulator}", $"Send {Sentences.Count(Count, "event")} {kind}"))
                {
                    Pump.Start(workItem => SendAsync(simulator, kind, userId, id, workItem));
                }
            }
        }
    }

    /// <summary>Those of several simulators in which a webhook asks for a kind. If there is none, the first one writes the error.</summary>
    private IEnumerable<EnodeSimulator> ReceiversOf(string kind, IReadOnlyList<EnodeSimulator> simulators)
    {
        if (simulators.Count <= 1 || Port.Length > 0)
        {
            return simulators;
        }

        var receivers = simulators.Where(simulator => simulator.Simulator.IsEventReceived(kind)).ToList();
        return receivers.Count > 0 ? receivers : simulators.Take(1);
    }

    private async Task SendAsync(EnodeSimulator simulator, string kind, string? userId, string? id, PipelineWorkItem workItem)
    {
        try
        {
            var sent = simulator.Simulator.SendEventAsync(kind, userId, id, Count);
            var deliveries = await sent.WaitAsync(workItem.Token).ConfigureAwait(false);
            workItem.Post(() => WriteObject(deliveries, enumerateCollection: true));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            var failure = new EnodeCommandException(CommandErrorIds.EventNotSent, Sentences.Ended(exception.Message), exception);
            workItem.Post(() => WriteItemError(failure, kind));
        }
    }
}
