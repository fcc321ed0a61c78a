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

    // A name can look like a pattern: the default name of an API at an IPv6 address is [::1]:8080.
    private static List<EnodeConnection> Named(string name)
    {
        if (ConnectionRegistry.Find(name) is { } exact)
        {
            return [exact];
        }

        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            throw new EnodeCommandException(ErrorIds.NotConnected, $"There is no connection named '{name}'.");
        }

        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            return ConnectionRegistry.All.Where(connection => pattern.IsMatch(connection.Name)).ToList();
        }
        catch (WildcardPatternException exception)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, exception.Message, exception);
        }
    }
}
