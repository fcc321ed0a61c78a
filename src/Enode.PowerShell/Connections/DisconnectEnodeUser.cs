using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Disconnect-EnodeUser: ends a connection of Connect-EnodeUser, and forgets the tokens of its user.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "EnodeUser")]
public sealed class DisconnectEnodeUser : EnodeCmdlet
{
    /// <summary>The connection, or its name. Default: the selected one, else the only one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [RefuseNull]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    private protected override object? DefaultErrorTarget => Connection?.ToString();

    private protected override void Process()
    {
        var connection = Connection is null ? ConnectionRegistry.Resolve() : Connection.Resolve();
        if (!connection.IsOfUser)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"The connection '{connection}' is not of a user. Disconnect-Enode closes it.");
        }

        ConnectionRegistry.Remove(connection);
        WriteNote($"Closed the connection '{connection}', and removed the tokens of its user.");
    }
}
