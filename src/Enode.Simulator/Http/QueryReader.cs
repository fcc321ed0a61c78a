using System.Globalization;
using System.Text.RegularExpressions;

namespace Enode.Simulation;

/// <summary>Reads the fields of a query, and reports everything that is wrong with them at once.</summary>
internal sealed partial class QueryReader
{
    private readonly FormFields fields;
    private readonly List<Issue> issues = [];

    public QueryReader(FormFields fields) => this.fields = fields;

    /// <summary>Reads an integer that the query must have.</summary>
    /// <returns>The integer, which is used only if there are no issues.</returns>
    public int RequiredInteger(string name, int low, int high) =>
        Required(name, "invalid_integer", Expected(low, high), text => Integer(text, low, high));

    /// <summary>Reads an integer that the query can leave out.</summary>
    public int? OptionalInteger(string name, int low, int high) =>
        Optional(name, "invalid_integer", Expected(low, high), text => Integer(text, low, high));

    /// <summary>Reads a field that the query must have.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="code">The code of the issue for a wrong value.</param>
    /// <param name="expected">The type in the words of an issue.</param>
    /// <param name="parse">Parses a value. Null for a wrong one.</param>
    /// <returns>The value, which is used only if there are no issues.</returns>
    public T Required<T>(string name, string code, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (fields.All(name).Count == 0)
        {
            AddIssue("required", name, $"Expected {expected}.");
        }

        return Optional(name, code, expected, parse) ?? default;
    }

    /// <summary>Reads a field that the query can leave out.</summary>
    /// <inheritdoc cref="Required"/>
    public T? Optional<T>(string name, string code, string expected, Func<string, T?> parse)
        where T : struct
    {
        var values = fields.All(name);
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count == 1 && parse(values[0]) is { } value)
        {
            return value;
        }

        AddIssue(code, name, $"Expected {expected}.");
        return null;
    }

    /// <summary>Parses a date and time with its offset from UTC. Null for another text.</summary>
    public static DateTimeOffset? Timestamp(string text) =>
        TimestampPattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    public void AddIssue(string code, string name, string message) => issues.Add(new Issue(code, name, message));

    /// <exception cref="ProblemException">There are issues.</exception>
    public void Check()
    {
        if (issues.Count > 0)
        {
            throw new ProblemException(ApiProblem.BadRequest("The request is not valid.", issues));
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.]\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex TimestampPattern();

    private static int? Integer(string text, int low, int high) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : null;

    private static string Expected(int low, int high) => FormattableString.Invariant($"one integer from {low} to {high}");
}
