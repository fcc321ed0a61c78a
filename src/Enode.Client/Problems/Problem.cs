using System.Text.Json.Serialization;

namespace Enode;

/// <summary>What the API says about a request that it did not carry out (RFC 7807).</summary>
/// <remarks>
/// A member of another kind than documented is in <see cref="EnodeModel.AdditionalProperties"/> as it was received, and its property is
/// null. JSON leaves that null out, so that no member is written twice.
/// </remarks>
public sealed class Problem : EnodeModel
{
    /// <summary>A URI that names the kind of problem. Null when the response had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; set; }

    /// <summary>The kind of problem as short text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; set; }

    /// <summary>What was wrong with this request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; set; }

    /// <summary>One entry for each finding, in the API's own members. Null when there are none, or not all are objects.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EnodeList<ProblemIssue>? Issues { get; set; }

    /// <summary>Title and detail, and each issue on a line of its own.</summary>
    public override string ToString()
    {
        var heading = string.Join(": ", new[] { Title, Detail }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return string.Join('\n', Findings().Select(finding => $"  - {finding}").Prepend(heading));
    }

    // Issues that are not all objects are among the other members, as they were received.
    private IEnumerable<string> Findings() => Issues is { } issues
        ? issues.Select(issue => issue.ToString())
        : AdditionalProperties?.GetValueOrDefault("issues") switch
        {
            null => [],
            EnodeList<object?> items => items.Select(ProblemIssue.Text),
            var other => [ProblemIssue.Text(other)],
        };
}
