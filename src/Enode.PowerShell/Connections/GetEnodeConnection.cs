using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;

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
            try
            {
                var found = Named(name).Where(connection => !Selected || connection == ConnectionRegistry.Selected);
                WriteObject(found, enumerateCollection: true);
            }
            catch (EnodeCommandException exception)
            {
                WriteItemError(exception, name);
            }
        }
    }

    private static IReadOnlyList<EnodeConnection> Named(string name) => ConnectionRegistry.Matching(name) switch
    {
        [] when !WildcardPattern.ContainsWildcardCharacters(name) =>
            throw new EnodeCommandException(ErrorIds.NotConnected, $"There is no connection named '{name}'."),
        var found => found,
    };
}
