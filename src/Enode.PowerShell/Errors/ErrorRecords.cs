using System.Management.Automation;

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
    internal static ErrorRecord From(Exception exception, object? target, EnodeConnection? connection, string? label = null)
    {
        target = (exception as EnodeCommandException)?.Target ?? target;
        var id = exception switch
        {
            EnodeApiException api => api.ErrorId,
            EnodeCommandException command => command.ErrorId,
            _ => CommandErrorIds.InvalidId,
        };
        var guide = ErrorCatalog.For(id, exception as EnodeApiException, connection);
        var record = new ErrorRecord(exception, id, guide.Category, target)
        {
            ErrorDetails = new ErrorDetails(Shown(SafeText.Lines(exception.Message), target, label))
            {
                RecommendedAction = SafeText.Lines((exception as EnodeCommandException)?.Recommendation ?? guide.Recommendation),
            },
        };
        if (!SafeText.IsSafe(record.CategoryInfo.TargetName))
        {
            record.CategoryInfo.TargetName = SafeText.Line(record.CategoryInfo.TargetName);
        }

        return record;
    }

    /// <summary>
    /// The message with the name of its target, where it does not contain it: an error of one vehicle among many must name it.
    /// </summary>
    private static string Shown(string message, object? target, string? label)
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
        if (string.IsNullOrWhiteSpace(name) || message.Contains(name, StringComparison.Ordinal))
        {
            return message;
        }

        // The issues follow on lines of their own.
        var end = message.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : message.Length;
        return message.Insert(end, $" [{name}]");
    }
}
