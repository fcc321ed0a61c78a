using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>The connections of the process, and which of them each runspace has selected.</summary>
/// <remarks>They live as long as the process: importing the module again, or removing it, leaves them alone.</remarks>
internal static class ConnectionRegistry
{
    private static readonly object Gate = new();
    private static readonly List<EnodeConnection> Connections = [];
    private static readonly ConditionalWeakTable<Runspace, Selection> Selections = [];

    /// <summary>All connections, oldest first.</summary>
    internal static IReadOnlyList<EnodeConnection> All
    {
        get
        {
            lock (Gate)
            {
                return [.. Connections];
            }
        }
    }

    /// <summary>What this runspace has selected. Null when it has not, or when that was disconnected.</summary>
    internal static EnodeConnection? Selected => Current(create: false)?.Connection is { IsConnected: true } connection ? connection : null;

    /// <summary>Adds a connection; one of the same name gives way.</summary>
    internal static void Add(EnodeConnection connection)
    {
        lock (Gate)
        {
            if (Find(connection.Name) is { } old)
            {
                Connections.Remove(old);
                old.Close();
            }

            Connections.Add(connection);
        }
    }

    internal static void Remove(EnodeConnection connection)
    {
        lock (Gate)
        {
            Connections.Remove(connection);
        }

        connection.Close();
    }

    internal static EnodeConnection? Find(string name)
    {
        lock (Gate)
        {
            return Connections.Find(connection => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Makes a connection the one of this runspace.</summary>
    internal static void Select(EnodeConnection connection) => Current(create: true)!.Select(connection);

    /// <summary>After a Connect that failed: nothing is selected, and no other connection slips into the place.</summary>
    internal static void LoseSelection() => Current(create: true)!.Select(null);

    /// <summary>The connection for a command that names none.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/> or <see cref="ErrorIds.AmbiguousConnection"/>.</exception>
    internal static EnodeConnection Resolve()
    {
        if (Current(create: false) is { } selection)
        {
            return selection.Connection switch
            {
                { IsConnected: true } connection => connection,
                { } gone => throw new EnodeCommandException(ErrorIds.NotConnected, $"The connection '{gone.Name}' that was selected here is gone, and no other takes its place unasked."),
                null => throw new EnodeCommandException(ErrorIds.NotConnected, "The last Connect-Enode here failed, so that nothing is connected, and no other connection takes its place unasked."),
            };
        }

        return All switch
        {
            [] => throw new EnodeCommandException(ErrorIds.NotConnected, "There is no connection to Enode."),
            [var only] => only,
            var several => throw new EnodeCommandException(ErrorIds.AmbiguousConnection, $"There are {several.Count} connections and none is selected here: {string.Join(", ", several)}."),
        };
    }

    /// <summary>The connection that now serves what was read through this one: itself, or one made since for the same client.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/>.</exception>
    internal static EnodeConnection Living(EnodeConnection origin) =>
        origin.IsConnected ? origin : All.LastOrDefault(origin.IsSameClient) ??
            throw new EnodeCommandException(ErrorIds.NotConnected, $"The connection '{origin.Name}' is gone.");

    private static Selection? Current(bool create)
    {
        if (Runspace.DefaultRunspace is not { } runspace)
        {
            return null;
        }

        return create ? Selections.GetOrCreateValue(runspace) : Selections.TryGetValue(runspace, out var selection) ? selection : null;
    }

    private sealed class Selection
    {
        private volatile EnodeConnection? connection;

        internal EnodeConnection? Connection => connection;

        internal void Select(EnodeConnection? chosen) => connection = chosen;
    }
}
