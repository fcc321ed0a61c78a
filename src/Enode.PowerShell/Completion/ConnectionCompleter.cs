using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Connections;

namespace Enode.Completion;

/// <summary>Completes the names of connections.</summary>
public sealed class ConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(
            wordToComplete, ConnectionRegistry.All.Select(connection => (connection.Name, ToolTip(connection))));

    private static string ToolTip(EnodeConnection connection) =>
        $"{connection.Environment}, {connection.ApiUri.Host}, {connection.ClientId ?? "access token"}";
}
