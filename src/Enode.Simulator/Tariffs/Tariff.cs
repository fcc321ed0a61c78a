using System.Globalization;
using System.Text.RegularExpressions;

namespace Enode.Simulation;

/// <summary>A tariff: rates with names. When they apply is in the schedule of each location that the tariff is linked to.</summary>
/// <param name="Id">The id, chosen by the client.</param>
/// <param name="Sequence">The position in the table.</param>
/// <param name="Rates">The rates. Their names are unique.</param>
internal sealed partial record Tariff(string Id, long Sequence, IReadOnlyList<TariffRate> Rates) : IRecord
{
    /// <summary>Whether a tariff can have this id. The pattern of the description is taken as one for the whole id.</summary>
    public static bool IsValidId(string id) => IdPattern().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,36}\\z")]
    private static partial Regex IdPattern();
}

/// <summary>A rate of a tariff.</summary>
/// <param name="Name">The name.</param>
/// <param name="Cost">The cost of one kWh: a decimal number as the client wrote it.</param>
internal sealed partial record TariffRate(string Name, string Cost)
{
    private static readonly JsonType<string> CostType = JsonTypes.Text.Where(
        "a decimal number with at most 9 digits before and 9 after the point", "invalid_decimal", CostPattern().IsMatch);

    private static readonly JsonType<IReadOnlyList<TariffRate>> Items = JsonTypes.ArrayOf(
        JsonTypes.Object(rate => new TariffRate(rate.Required("name", JsonTypes.Text), rate.Required("cost", CostType))));

    /// <summary>The rates of a tariff in a body.</summary>
    public static JsonType<IReadOnlyList<TariffRate>> List { get; } = new(Items.Name, (input, expected) =>
    {
        var rates = Items.ReadAs(input, expected);
        foreach (var (rate, index) in rates.Select((rate, index) => (rate, index)))
        {
            if (rate?.Name is { } name && rates.Take(index).Any(other => other?.Name == name))
            {
                (input with { Path = $"{input.Path}[{index}].name" }).AddIssue("duplicate", "Another rate has this name.");
            }
        }

        return rates;
    });

    public double PerKilowattHour =>
        double.Parse(Cost, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[+-]?(?:[0-9]{1,9}(?:[.][0-9]{0,9})?|[.][0-9]{1,9})\\z")]
    private static partial Regex CostPattern();
}
