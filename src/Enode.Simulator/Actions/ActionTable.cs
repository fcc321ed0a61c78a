using System.Collections.Concurrent;

namespace Enode.Simulation;

/// <summary>Every action that was ever created, of every kind of device.</summary>
internal sealed class ActionTable
{
    private readonly ConcurrentDictionary<string, SimulatedAction> byId = new(StringComparer.Ordinal);

    /// <summary>Adds an action; one that is there already stays.</summary>
    public void Add(SimulatedAction action) => byId.TryAdd(action.Id, action);

    /// <exception cref="ProblemException">No device of this kind has such an action.</exception>
    public SimulatedAction Require(string id, AssetKind kind) =>
        byId.TryGetValue(id, out var action) && action.Target.Kind == kind
            ? action
            : throw new ProblemException(ApiProblem.NotFound($"There is no {kind.Noun} action with the id {id}"));
}
