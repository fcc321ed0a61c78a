using Enode.Connections;

namespace Enode.Completion;

/// <summary>Completes the names of connections.</summary>
public sealed class ConnectionCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) =>
        ConnectionRegistry.All.Select(connection => new Candidate(connection.Name, ToolTip(connection)));

    private static string ToolTip(EnodeConnection connection) =>
        $"{connection.Environment}, {connection.ApiUri.Host}, {connection.ClientId ?? "access token"}";
}
