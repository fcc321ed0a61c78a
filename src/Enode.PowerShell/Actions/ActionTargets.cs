namespace Enode.Actions;

/// <summary>Names the devices of actions: the API returns their ids only.</summary>
internal static class ActionTargets
{
    /// <summary>
    /// Stores in an action that was read where it came from and the name of its device, and its state in the journal. May be called from
    /// any thread.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="connection">The connection through which it was read.</param>
    /// <param name="name">The name of the device, where the command knows it.</param>
    internal static void Complete(AssetAction action, EnodeConnection connection, string? name)
    {
        action.Origin = connection;
        action.KnownTargetName ??=
            name ?? ActionJournal.TargetNameOf(action) ?? NameOf(connection, AssetKind.OfDevice(action.TargetType), action.TargetId);
        ActionJournal.Update(action);
    }

    /// <summary>The name of a device in the last listings of a connection. Null when it is not known.</summary>
    internal static string? NameOf(EnodeConnection connection, AssetKind? kind, string? id) =>
        kind is null || id is null ? null : connection.RecentIds.NameOf(kind.TypeName, id);
}
