namespace Enode;

/// <summary>What the API says about a request that it did not carry out (RFC 7807).</summary>
public sealed class Problem : EnodeData
{
    /// <summary>A URI that names the kind of problem. Null when the answer had none.</summary>
    public string? Type { get; set; }

    /// <summary>The kind of problem in a few words.</summary>
    public string? Title { get; set; }

    /// <summary>What was wrong with this request.</summary>
    public string? Detail { get; set; }

    /// <summary>One entry for each finding about the input, in the API's own members. Null when there are none.</summary>
    public EnodeList<ProblemIssue>? Issues { get; set; }

    /// <summary>Title and detail, and each issue on a line of its own.</summary>
    public override string ToString()
    {
        var heading = string.Join(": ", new[] { Title, Detail }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return Issues is { Count: > 0 } issues
            ? string.Join('\n', issues.Select(issue => $"  - {issue}").Prepend(heading))
            : heading;
    }
}
