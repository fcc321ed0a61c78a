using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes days as numbers from 0 for Monday to 6 for Sunday, as names in any case, and as lists of them in a text, as in <c>Mon-Fri</c>.
/// </summary>
/// <remarks>A <see cref="DayOfWeek"/> of .NET counts by its name: its numbers begin with Sunday.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WeekdayAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var value = Plain(inputData);
        var items = value is IList list ? list.Cast<object?>() : [value];
        return items.SelectMany(item => Numbers(Plain(item)!)).Distinct().ToArray();
    }

    private static IEnumerable<int> Numbers(object item) => item switch
    {
        DayOfWeek day => WeekdayNames.Numbers(day.ToString(), out _),
        string text => WeekdayNames.Numbers(text, out var wrong) is var days && wrong is null ? days : throw Rejection(wrong),
        Enum or bool or char => throw Rejection(item.ToString()),
        IConvertible number => number.ToString(CultureInfo.InvariantCulture) is var text && WeekdayNames.Number(text) is { } day
            ? [day]
            : throw Rejection(text),
        _ => throw Rejection(item.ToString()),
    };

    private static ArgumentTransformationMetadataException Rejection(string? text) => new(
        $"'{SafeText.Line(text ?? string.Empty)}' is not a day. "
            + "Specify names such as Monday or Mon-Fri, or numbers from 0 for Monday to 6 for Sunday.");
}
