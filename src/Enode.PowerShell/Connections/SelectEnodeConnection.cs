using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Select-EnodeConnection: makes a connection the one that commands of this runspace act through.</summary>
[Cmdlet(VerbsCommon.Select, "EnodeConnection")]
[OutputType(typeof(EnodeConnection))]
public sealed class SelectEnodeConnection : EnodeCmdlet
{
    /// <summary>The connection, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [RefuseNull]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    /// <summary>Gives the connection.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter PassThru { get; set; }

    private protected override object? DefaultErrorTarget => Connection?.ToString();

    private protected override void Process()
    {
        var connection = Connection!.Resolve();
        ConnectionRegistry.Select(connection);
        WriteNote($"Selected the connection '{connection}' ({connection.ApiUri.Host}) for this runspace.");
        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
