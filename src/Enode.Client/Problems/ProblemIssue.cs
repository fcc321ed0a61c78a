using System.Globalization;
using System.Text.Json;

namespace Enode;

/// <summary>
/// One finding about the input. Its members are not documented; all that came are in <see cref="EnodeModel.AdditionalProperties"/>.
/// </summary>
public sealed class ProblemIssue : EnodeModel
{
    /// <summary>The message of the finding, or all its members when it has none.</summary>
    public override string ToString()
    {
        if (AdditionalProperties is not { Count: > 0 } members)
        {
            return string.Empty;
        }

        if (!members.TryGetValue("message", out var message) || message is not string text)
        {
            return string.Join(", ", members.Select(member => $"{member.Key}: {Plain(member.Value)}"));
        }

        return members.TryGetValue("path", out var path) && path is not null ? $"{Plain(path)}: {text}" : text;
    }

    /// <summary>The text of a finding of any kind.</summary>
    internal static string Text(object? issue) =>
        issue is EnodeMembers members ? new ProblemIssue { AdditionalProperties = members }.ToString() : Plain(issue);

    private static string Plain(object? value) => value switch
    {
        string text => text,
        EnodeList<object?> { Count: > 0 } parts when parts.TrueForAll(part => part is string or long) =>
            string.Join('.', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))),
        null => "null",
        _ => JsonSerializer.Serialize(value, EnodeJson.Compact.Object),
    };
}
