using System.Management.Automation;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Get-EnodeConnection: the connections of this process.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeConnection")]
[OutputType(typeof(EnodeConnection))]
public sealed class GetEnodeConnection : EnodeCmdlet
{
    /// <summary>Names of connections; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextOnly]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gives only the connection that commands of this runspace act through.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Selected { get; set; }

    private protected override void Process()
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = ConnectionRegistry.All.Where(connection => pattern.IsMatch(connection.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteItemError(new EnodeCommandException(ErrorIds.NotConnected, $"There is no connection named '{name}'."), name);
            }

            WriteObject(found.Where(connection => !Selected || connection == ConnectionRegistry.Selected), enumerateCollection: true);
        }
    }
}
