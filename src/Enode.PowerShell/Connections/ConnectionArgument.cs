using Enode.Errors;

namespace Enode.Connections;

/// <summary>What <c>-Connection</c> takes: a connection, or the name of one; several of them for a cmdlet that only reads.</summary>
public sealed class ConnectionArgument
{
    private readonly IReadOnlyList<(string Name, EnodeConnection? Connection)> items;

    /// <summary>By name.</summary>
    /// <param name="name">The name, in any case. For a cmdlet that only reads, wildcards are allowed.</param>
    public ConnectionArgument(string name)
    {
        items = [(name ?? string.Empty, null)];
    }

    /// <summary>The connection itself.</summary>
    /// <param name="connection">A connection, as Get-EnodeConnection gives it.</param>
    public ConnectionArgument(EnodeConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        items = [(connection.Name, connection)];
    }

    /// <summary>Several connections.</summary>
    /// <param name="several">One at least.</param>
    internal ConnectionArgument(IEnumerable<ConnectionArgument> several)
    {
        items = [.. several.SelectMany(one => one.items)];
    }

    /// <summary>True when one connection is given, or one name without wildcards or that is the name of a connection.</summary>
    internal bool IsOne => items is [var (name, connection)] && (connection is not null || !ConnectionRegistry.IsPattern(name));

    /// <summary>The names, as they were given.</summary>
    public override string ToString() => string.Join(", ", items.Select(item => item.Name));

    /// <summary>The connection that was given.</summary>
    /// <exception cref="EnodeCommandException">
    /// <see cref="ErrorIds.NotConnected"/>. <see cref="ErrorIds.InvalidArgument"/>: several were given.
    /// </exception>
    internal EnodeConnection Resolve() => items is [var item] && IsOne
        ? Resolve(item.Name, item.Connection)[0]
        : throw new EnodeCommandException(
            ErrorIds.InvalidArgument,
            $"-Connection is '{this}'. This cmdlet accepts one connection, because several are for cmdlets that only read.")
        {
            Recommendation = "Run the cmdlet once for each connection.",
        };

    /// <summary>The connections that were given, each once, in the order in which they were given.</summary>
    /// <param name="onFailure">Called for each name of several that does not lead to a connection.</param>
    /// <exception cref="EnodeCommandException">The only name does not lead to a connection.</exception>
    internal IReadOnlyList<EnodeConnection> ResolveAll(Action<EnodeCommandException, string> onFailure)
    {
        List<EnodeConnection> found = [];
        foreach (var (name, connection) in items)
        {
            try
            {
                found.AddRange(Resolve(name, connection));
            }
            catch (EnodeCommandException failure) when (items.Count > 1)
            {
                onFailure(failure, name);
            }
        }

        return [.. found.Distinct()];
    }

    private static IReadOnlyList<EnodeConnection> Resolve(string name, EnodeConnection? connection)
    {
        if (connection is not null)
        {
            return [ConnectionRegistry.Current(connection) ?? throw ConnectionRegistry.Closed(connection)];
        }

        return ConnectionRegistry.Matching(name) is { Count: > 0 } found ? found : throw NotFound(name);
    }

    private static EnodeCommandException NotFound(string name)
    {
        var subject = ConnectionRegistry.IsPattern(name) ? "whose name matches" : "named";
        return new EnodeCommandException(ErrorIds.NotConnected, ConnectionRegistry.All switch
        {
            [] => $"There is no connection {subject} '{name}'. There are no connections.",
            var others => $"There is no connection {subject} '{name}'. Existing connections: {string.Join(", ", others)}.",
        });
    }
}
