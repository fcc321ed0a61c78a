namespace Enode.Actions;

/// <summary>The actions of the commands that this process has sent, each as it was last read. Thread-safe.</summary>
/// <remarks>
/// It belongs to the process and not to a connection: a connection that was opened again for the same client finds them. The address of
/// the API, the client and the id identify an action.
/// </remarks>
internal static class ActionJournal
{
    /// <summary>The maximum number of actions. An action has about 1 KB.</summary>
    private const int Maximum = 10_000;

    private static readonly object Gate = new();
    private static readonly LinkedList<AssetAction> Sent = [];
    private static readonly Dictionary<(Uri Api, string? ClientId, string Id), LinkedListNode<AssetAction>> Nodes = [];

    /// <summary>All actions, oldest first.</summary>
    internal static IReadOnlyList<AssetAction> All
    {
        get
        {
            lock (Gate)
            {
                return [.. Sent];
            }
        }
    }

    /// <summary>Adds the action of a command that was sent now. Beyond the maximum, the oldest one is removed.</summary>
    internal static void Add(AssetAction action)
    {
        if (KeyOf(action) is not { } key)
        {
            return;
        }

        lock (Gate)
        {
            // A command that equals a pending one returns the action of that one.
            if (Nodes.Remove(key, out var earlier))
            {
                Sent.Remove(earlier);
            }

            Nodes.Add(key, Sent.AddLast(action));
            if (Sent.Count > Maximum)
            {
                Nodes.Remove(KeyOf(Sent.First!.Value)!.Value);
                Sent.RemoveFirst();
            }
        }
    }

    /// <summary>Stores the present state of an action, if this process has sent it.</summary>
    internal static void Update(AssetAction action)
    {
        if (KeyOf(action) is not { } key)
        {
            return;
        }

        lock (Gate)
        {
            // The response to an earlier request can come later: a final state stays.
            if (Nodes.TryGetValue(key, out var node) && (node.Value.IsPending || !action.IsPending))
            {
                node.Value = action;
            }
        }
    }

    /// <summary>True when this process has sent a command to a device, so that an object of the device may be older than that.</summary>
    internal static bool HasSentTo(EnodeConnection connection, string targetId)
    {
        lock (Gate)
        {
            return Sent.Any(action => action.TargetId == targetId && connection.IsSameClient((EnodeConnection)action.Origin!));
        }
    }

    /// <summary>The name of the device of an action that this process has sent. Null when it is not known.</summary>
    internal static string? TargetNameOf(AssetAction action)
    {
        if (KeyOf(action) is not { } key)
        {
            return null;
        }

        lock (Gate)
        {
            return Nodes.GetValueOrDefault(key)?.Value.KnownTargetName;
        }
    }

    private static (Uri Api, string? ClientId, string Id)? KeyOf(AssetAction action) =>
        action is { Origin: EnodeConnection connection, Id: { Length: > 0 } id } ? (connection.ApiUri, connection.ClientId, id) : null;
}
