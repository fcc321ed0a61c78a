using Enode.Errors;

namespace Enode.Connections;

/// <summary>What <c>-Connection</c> takes: a connection, or the name of one.</summary>
public sealed class ConnectionArgument
{
    private readonly string name;
    private readonly EnodeConnection? connection;

    /// <summary>By name.</summary>
    /// <param name="name">The name, in any case.</param>
    public ConnectionArgument(string name)
    {
        this.name = name ?? string.Empty;
    }

    /// <summary>The connection itself.</summary>
    /// <param name="connection">A connection, as Get-EnodeConnection gives it.</param>
    public ConnectionArgument(EnodeConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.connection = connection;
        name = connection.Name;
    }

    /// <summary>The name.</summary>
    public override string ToString() => name;

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/>.</exception>
    internal EnodeConnection Resolve()
    {
        if (connection is not null)
        {
            return ConnectionRegistry.Current(connection) ?? throw ConnectionRegistry.Closed(connection);
        }

        return ConnectionRegistry.Find(name) ?? throw new EnodeCommandException(ErrorIds.NotConnected, ConnectionRegistry.All switch
        {
            [] => $"There is no connection named '{name}'. There are no connections.",
            var others => $"There is no connection named '{name}'. Existing connections: {string.Join(", ", others)}.",
        });
    }
}
