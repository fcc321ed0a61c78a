using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Connections;
using Enode.Errors;

namespace Enode.Completion;

/// <summary>Completes ids from the last listing of the connection, with the display name as tooltip. Sends no request.</summary>
/// <remarks>
/// The kind of the ids follows from the names: <c>-VehicleId</c>, or <c>-Id</c> of a command whose noun is <c>EnodeVehicle</c>.
/// </remarks>
public sealed class IdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(commandName);
        ArgumentNullException.ThrowIfNull(parameterName);
        try
        {
            var connection = fakeBoundParameters?["Connection"] switch
            {
                // The value of a variable is wrapped.
                PSObject { BaseObject: EnodeConnection given } => given,
                EnodeConnection given => given,
                string name => new ConnectionArgument(name).Resolve(),
                _ => ConnectionRegistry.Resolve(),
            };
            var recentIds = connection.RecentIds.Of(Kind(commandName, parameterName));
            return Candidates.Matching(wordToComplete, recentIds.Select(recent => (recent.Id, recent.DisplayName)));
        }
        catch (EnodeCommandException)
        {
            // Without a connection there is nothing to complete, and a completer must not fail.
            return [];
        }
    }

    private static string Kind(string commandName, string parameterName)
    {
        const string prefix = "-Enode";
        var start = commandName.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
        var noun = start < 0 ? commandName : commandName[(start + prefix.Length)..];
        return parameterName.ToUpperInvariant() switch
        {
            "INPUTOBJECT" when TakesVehicles(noun.ToUpperInvariant()) => nameof(Vehicle),
            "INPUTOBJECT" when noun.StartsWith("Charging", StringComparison.OrdinalIgnoreCase) => nameof(User),
            "PLANID" => nameof(SmartChargingPlan),
            "INPUTOBJECT" or "ID" => noun,
            _ => parameterName[..^2],
        };
    }

    // An id alone is a vehicle's there.
    private static bool TakesVehicles(string noun) =>
        noun is "CHARGING" or "MAXCURRENT" || noun.StartsWith("SMART", StringComparison.Ordinal);
}
