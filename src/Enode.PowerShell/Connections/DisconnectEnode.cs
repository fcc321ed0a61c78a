using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Disconnect-Enode: ends a connection and forgets its token.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Enode")]
public sealed class DisconnectEnode : EnodeCmdlet
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
        ConnectionRegistry.Remove(connection);
        WriteNote($"Closed the connection '{connection}'.");
    }
}
