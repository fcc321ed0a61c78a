using System.Management.Automation;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Errors;

/// <summary>
/// Converts exceptions to error records with a stable id, a category, the user's input as target, and a recommended action.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>True for failures that have a record of their own; anything else is a defect and may show itself as one.</summary>
    internal static bool HasErrorRecord(Exception exception) =>
        exception is EnodeApiException or EnodeCommandException or InvalidIdException;

    /// <summary>True when the next input can do better.</summary>
    internal static bool IsNonTerminating(Exception exception) => exception switch
    {
        EnodeApiException api => !api.CredentialsRefused,
        EnodeCommandException command => command.ErrorId is not (ErrorIds.NotConnected or CommandErrorIds.AmbiguousConnection),
        InvalidIdException => true,
        _ => false,
    };

    /// <summary>The record of a failure.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">What the user gave. Never a request.</param>
    /// <param name="connection">Where the request went. Null when there was none.</param>
    /// <param name="label">The name and the id of what the target refers to, where it is an id or a row. Null to name the target.</param>
    /// <param name="parameters">
    /// The parameters from which the request was built, in place of the members of the API. Null when the user wrote the request.
    /// </param>
    internal static ErrorRecord From(
        Exception exception, object? target, EnodeConnection? connection, string? label = null, ParameterNames? parameters = null)
    {
        target = (exception as EnodeCommandException)?.Target ?? target;
        var id = exception switch
        {
            EnodeApiException api => api.ErrorId,
            EnodeCommandException command => command.ErrorId,
            _ => CommandErrorIds.InvalidId,
        };
        var guide = ErrorCatalog.For(id, exception as EnodeApiException, connection);
        var message = exception is EnodeApiException && parameters is not null ? parameters.Replaced(exception.Message) : exception.Message;
        var recommendation = SafeText.Lines((exception as EnodeCommandException)?.Recommendation ?? guide.Recommendation);
        var record = new ErrorRecord(exception, id, guide.Category, target)
        {
            ErrorDetails = new ErrorDetails(Shown(SafeText.Lines(message), target, label, connection))
            {
                RecommendedAction = recommendation,
            },
        };

        // Get-Error shows ErrorDetails as the message alone, and the other members of the record.
        PSObject.AsPSObject(record).Properties.Add(new PSNoteProperty(nameof(ErrorDetails.RecommendedAction), recommendation));
        if (!SafeText.IsSafe(record.CategoryInfo.TargetName))
        {
            record.CategoryInfo.TargetName = SafeText.Line(record.CategoryInfo.TargetName);
        }

        return record;
    }

    /// <summary>
    /// The message with the name of its target, where it does not contain it: an error of one vehicle among many must name it. With
    /// several connections, it names its own too.
    /// </summary>
    private static string Shown(string message, object? target, string? label, EnodeConnection? connection)
    {
        var name = SafeText.Line(target switch
        {
            not EnodeResource when label is not null => label,
            string text => text,
            AssetAction action => action.TargetText,
            Asset { Id.Length: > 0 } asset => asset.ToString() == asset.Id ? asset.Id : $"{asset}, {asset.Id}",
            EnodeConnection of => of.Name,
            User { Id: { } id } => id,
            IVehicleResource { VehicleId: { } id } => id,
            _ => string.Empty,
        });
        List<string> added = [];
        if (!string.IsNullOrWhiteSpace(name) && !message.Contains(name, StringComparison.Ordinal))
        {
            added.Add(name);
        }

        if (connection is not null && ConnectionRegistry.All.Count > 1 && name != SafeText.Line(connection.Name))
        {
            added.Add($"connection '{SafeText.Line(connection.Name)}'");
        }

        // The issues follow on lines of their own.
        var lines = message.Split('\n', 2);
        lines[0] = Sentences.Ended(lines[0]) + (added.Count == 0 ? string.Empty : $" [{string.Join(", ", added)}]");
        return string.Join('\n', lines);
    }
}
