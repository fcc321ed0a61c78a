using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enode.Simulation;

/// <summary>A type of value in a body.</summary>
/// <param name="Name">The type in the words of an issue, as in <c>a number above 0</c>.</param>
/// <param name="ReadAs">Reads a value. For a wrong one it adds an issue with the name that it gets, and the result is not used.</param>
internal sealed record JsonType<T>(string Name, Func<JsonInput, string, T> ReadAs)
{
    public T Read(JsonInput input) => ReadAs(input, Name);
}

/// <summary>A value in a body.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Where it is, as in <c>rules[0].weekdays[1]</c>. Empty for the whole body.</param>
/// <param name="Issues">What is wrong with the body.</param>
internal sealed record JsonInput(JsonElement Element, string Path, List<Issue> Issues)
{
    /// <summary>The items of an array.</summary>
    public IEnumerable<JsonInput> Items() =>
        Element.EnumerateArray().Select((item, index) => this with { Element = item, Path = $"{Path}[{index}]" });

    public void AddIssue(string code, string message) => Issues.Add(new Issue(code, Path, message));
}

/// <summary>The types of values that bodies can have.</summary>
internal static partial class JsonTypes
{
    public static JsonType<string> Text { get; } = OfKind("a string", element => element.GetString()!, JsonValueKind.String);

    public static JsonType<string> Uuid { get; } = Text.Where("a UUID", "invalid_uuid", text => Guid.TryParseExact(text, "D", out _));

    /// <summary>A time of day.</summary>
    public static JsonType<string> ClockTime { get; } =
        Text.Where("a time HH:mm from 00:00 to 24:00", "invalid_time", ClockTimePattern().IsMatch);

    /// <summary>A day of the week: 0 is Monday.</summary>
    public static JsonType<int> Weekday { get; } =
        OfKind("a number", element => element.TryGetInt32(out var day) ? day : -1, JsonValueKind.Number)
            .Where("an integer from 0 (Monday) to 6 (Sunday)", "invalid_enum_value", day => day is >= 0 and <= 6);

    public static JsonType<string> TimeZoneName { get; } =
        Text.Where("the name of a time zone in the IANA database, as in Europe/Oslo", "invalid_time_zone", TimeZones.Exists);

    /// <summary>A date and time with its offset from UTC.</summary>
    public static JsonType<DateTimeOffset> Timestamp { get; } = OfKind("a string", ReadTimestamp, JsonValueKind.String)
        .Where("a date and time in ISO 8601 with Z or an offset", "invalid_datetime", time => time != default);

    public static JsonType<bool> Boolean { get; } =
        OfKind("a boolean", element => element.GetBoolean(), JsonValueKind.True, JsonValueKind.False);

    public static JsonType<double> Number { get; } =
        OfKind("a number", element => element.TryGetDouble(out var number) ? number : double.NaN, JsonValueKind.Number)
            .Where("a number", "out_of_range", double.IsFinite);

    public static JsonType<string> OneOf(params string[] values) =>
        Text.Where($"one of {string.Join(", ", values)}", "invalid_enum_value", values.Contains);

    public static JsonType<double> NumberAbove(double limit) =>
        Number.Where(FormattableString.Invariant($"a number above {limit}"), "out_of_range", number => number > limit);

    public static JsonType<double> NumberBetween(double low, double high) => Number.Where(
        FormattableString.Invariant($"a number from {low} to {high}"),
        "out_of_range",
        number => number >= low && number <= high);

    public static JsonType<IReadOnlyList<T>> ArrayOf<T>(JsonType<T> type) => new("an array", (input, expected) =>
        HasKind(input, expected, JsonValueKind.Array) ? input.Items().Select(type.Read).ToList() : []);

    /// <summary>An object that has no other members than those that are read.</summary>
    /// <param name="read">Reads the members.</param>
    public static JsonType<T> Object<T>(Func<JsonObjectReader, T> read) => new("an object", (input, expected) =>
    {
        if (!HasKind(input, expected, JsonValueKind.Object))
        {
            return default!;
        }

        var reader = new JsonObjectReader(input);
        var value = read(reader);
        reader.RejectUnknown();
        return value;
    });

    /// <summary>A value of the type, or null.</summary>
    public static JsonType<T?> OrNull<T>(this JsonType<T> type)
        where T : class =>
        new(
            $"{type.Name} or null",
            (input, expected) => input.Element.ValueKind == JsonValueKind.Null ? null : type.ReadAs(input, expected));

    /// <summary>The values of a type that fulfil a condition.</summary>
    public static JsonType<T> Where<T>(this JsonType<T> type, string name, string code, Func<T, bool> condition) =>
        new(name, (input, expected) =>
        {
            var count = input.Issues.Count;
            var value = type.ReadAs(input, expected);
            if (input.Issues.Count == count && !condition(value))
            {
                input.AddIssue(code, $"Expected {expected}.");
            }

            return value;
        });

    private static JsonType<T> OfKind<T>(string name, Func<JsonElement, T> read, params JsonValueKind[] kinds) =>
        new(name, (input, expected) => HasKind(input, expected, kinds) ? read(input.Element) : default!);

    private static DateTimeOffset ReadTimestamp(JsonElement element) =>
        element.TryGetDateTime(out var time) && time.Kind != DateTimeKind.Unspecified ? element.GetDateTimeOffset() : default;

    private static bool HasKind(JsonInput input, string expected, params JsonValueKind[] kinds)
    {
        if (kinds.Contains(input.Element.ValueKind))
        {
            return true;
        }

        input.AddIssue("invalid_type", $"Expected {expected}, received {NameOf(input.Element.ValueKind)}.");
        return false;
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => "a number",
        _ => "a string",
    };

    [GeneratedRegex("^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)\\z")]
    private static partial Regex ClockTimePattern();
}
