using System.Management.Automation;
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

    // Not by runspace: ForEach-Object -Parallel reuses its runspaces. Between two items it resets them, and that replaces the
    // event manager, as it empties the variables. Unlike a variable it can be neither seen, nor set, nor passed on.
    private static readonly ConditionalWeakTable<PSEventManager, Selection> Selections = [];

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
    internal static EnodeConnection? Selected => SelectionHere(create: false)?.Connection is { } chosen ? Current(chosen) : null;

    /// <summary>Adds a connection. One of the same name is replaced and closed.</summary>
    internal static void Add(EnodeConnection connection)
    {
        EnodeConnection? old;
        lock (Gate)
        {
            // In one step: a command that resolves the name meanwhile finds one of the two.
            old = Find(connection.Name);
            if (old is not null)
            {
                Connections.Remove(old);
            }

            Connections.Add(connection);
        }

        old?.Close();
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

    /// <summary>True for a name with wildcards that is not the name of a connection itself.</summary>
    internal static bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name) && Find(name) is null;

    /// <summary>The connection of a name, or those whose names match a pattern, oldest first. Empty when there is none.</summary>
    /// <remarks>A name can look like a pattern: the default name of an API at an IPv6 address is [::1]:8080.</remarks>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: the pattern is not valid.</exception>
    internal static IReadOnlyList<EnodeConnection> Matching(string name)
    {
        if (Find(name) is { } exact)
        {
            return [exact];
        }

        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            return [];
        }

        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            return [.. All.Where(connection => pattern.IsMatch(connection.Name))];
        }
        catch (WildcardPatternException exception)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, Sentences.Ended(exception.Message), exception);
        }
    }

    /// <summary>Makes a connection the one of this runspace.</summary>
    internal static void Select(EnodeConnection connection) => SelectionHere(create: true)!.Select(connection);

    /// <summary>
    /// Clears the selection of this runspace, as before a Connect-Enode: when that fails, no other connection is used in its place.
    /// </summary>
    internal static void ClearSelection() => SelectionHere(create: true)!.Select(null);

    /// <summary>The connection for a command that names none.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/> or <see
    /// cref="CommandErrorIds.AmbiguousConnection"/>.</exception>
    internal static EnodeConnection Resolve()
    {
        if (SelectionHere(create: false) is { } selection)
        {
            return selection.Connection switch
            {
                { } chosen when Current(chosen) is { } connection => connection,
                { } closed => throw new EnodeCommandException(
                    ErrorIds.NotConnected, $"The selected connection '{closed.Name}' is closed.{Others()}"),
                null => throw new EnodeCommandException(
                    ErrorIds.NotConnected,
                    $"The last Connect-Enode in this runspace failed, and no connection is selected.{Others()}"),
            };
        }

        return All switch
        {
            [] => throw new EnodeCommandException(ErrorIds.NotConnected, "There is no connection to Enode."),
            [var only] => only,
            var several => throw new EnodeCommandException(
                CommandErrorIds.AmbiguousConnection,
                $"There are {several.Count} connections, and none is selected in this runspace: {string.Join(", ", several)}."),
        };
    }

    /// <summary>Names the connections that could be selected. Another client is never used implicitly.</summary>
    private static string Others() => All is { Count: > 0 } all
        ? $" Use Select-EnodeConnection to select another one: {string.Join(", ", all)}."
        : string.Empty;

    /// <summary>The connection to use for objects that were read through this one: itself, or its successor for the same client.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/>.</exception>
    internal static EnodeConnection ResolveCurrent(EnodeConnection origin) =>
        Current(origin) ?? All.LastOrDefault(next => next.IsSameClient(origin)) ?? throw Closed(origin);

    /// <summary>This connection while it is open, and then the one that replaced it for the same client. Null when there is none.</summary>
    internal static EnodeConnection? Current(EnodeConnection connection) =>
        connection.IsConnected ? connection : Find(connection.Name) is { } next && next.IsSuccessorOf(connection) ? next : null;

    internal static EnodeCommandException Closed(EnodeConnection connection) =>
        new(ErrorIds.NotConnected, $"The connection '{connection.Name}' is closed.");

    private static Selection? SelectionHere(bool create)
    {
        if (Runspace.DefaultRunspace?.Events is not { } events)
        {
            return null;
        }

        return create ? Selections.GetOrCreateValue(events) : Selections.TryGetValue(events, out var selection) ? selection : null;
    }

    private sealed class Selection
    {
        private volatile EnodeConnection? connection;

        internal EnodeConnection? Connection => connection;

        internal void Select(EnodeConnection? chosen) => connection = chosen;
    }
}
