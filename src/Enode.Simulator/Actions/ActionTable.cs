namespace Enode.Simulation;

/// <summary>The actions of all devices.</summary>
internal sealed class ActionTable
{
    private readonly Dictionary<string, SimulatedAction> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<SimulatedDevice, List<string>> idsByTarget = [];
    private readonly object gate;

    /// <param name="gate">The lock, shared with the tables of devices.</param>
    public ActionTable(object gate) => this.gate = gate;

    /// <summary>Raised under the lock after an action was added.</summary>
    public event Action<SimulatedAction>? Added;

    /// <summary>Copies the list of the actions that fulfil a condition.</summary>
    public IReadOnlyList<SimulatedAction> Where(Func<SimulatedAction, bool> condition)
    {
        lock (gate)
        {
            return [.. byId.Values.Where(condition)];
        }
    }

    /// <summary>Adds an action, unless it was added before.</summary>
    public void Add(SimulatedAction action)
    {
        lock (gate)
        {
            if (!byId.TryAdd(action.Id, action))
            {
                return;
            }

            if (!idsByTarget.TryGetValue(action.Target, out var ids))
            {
                idsByTarget.Add(action.Target, ids = []);
            }

            ids.Add(action.Id);
            Added?.Invoke(action);
        }
    }

    /// <summary>The user of the device of an action. Null if there is no action with this id.</summary>
    public string? OwnerOf(string id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id)?.Target.UserId;
        }
    }

    /// <exception cref="ProblemException">There is no action with this id, or it is of another kind of device.</exception>
    public SimulatedAction Require(string id, ResourceKind kind)
    {
        lock (gate)
        {
            return byId.TryGetValue(id, out var action) && action.Target.Kind == kind
                ? action
                : throw new ProblemException(ApiProblem.NotFound($"There is no {kind.Noun} action with the id {id}."));
        }
    }

    /// <summary>Removes the actions of a device.</summary>
    public void RemoveOf(SimulatedDevice device)
    {
        lock (gate)
        {
            if (idsByTarget.Remove(device, out var ids))
            {
                ids.ForEach(id => byId.Remove(id));
            }
        }
    }
}
