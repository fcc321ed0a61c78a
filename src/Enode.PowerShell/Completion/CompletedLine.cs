using System.Collections;
using System.Management.Automation;
using Enode.Connections;
using Enode.Errors;

namespace Enode.Completion;

/// <summary>The command line that is completed.</summary>
/// <param name="Command">The name of the command.</param>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="Word">What was typed of the value.</param>
/// <param name="Bound">The values of other parameters of the line. Null when they are not known.</param>
internal sealed record CompletedLine(string Command, string Parameter, string Word, IDictionary? Bound)
{
    /// <summary>The noun of the command without its prefix, as in <c>Vehicle</c>.</summary>
    internal string Noun
    {
        get
        {
            const string prefix = "-Enode";
            var start = Command.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
            return start < 0 ? Command : Command[(start + prefix.Length)..];
        }
    }

    /// <summary>
    /// The connections that the line names, or the one that it would use. Empty when there is none: a completer must not fail.
    /// </summary>
    internal IReadOnlyList<EnodeConnection> Connections
    {
        get
        {
            try
            {
                return Bound?["Connection"] is { } given
                    ? (new ConnectionTransformationAttribute().Transform(null!, given) as ConnectionArgument)?
                        .ResolveAll((_, _) => { }) ?? []
                    : [ConnectionRegistry.Resolve()];
            }
            catch (Exception exception) when (exception is EnodeCommandException or ArgumentTransformationMetadataException)
            {
                return [];
            }
        }
    }

    /// <summary>The text of another parameter. Null when the line does not have it.</summary>
    internal string? TextOf(string parameter) => Bound?[parameter] is { } given ? PSObject.AsPSObject(given).ToString() : null;
}
