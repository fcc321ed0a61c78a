namespace Enode.Simulation;

/// <summary>A tariff that is linked to a location, with the week in which its rates apply.</summary>
/// <param name="TariffId">The id of the tariff.</param>
/// <param name="Periods">When the rates apply, in the order of the week. They do not overlap, and can leave gaps.</param>
/// <param name="Rates">The rates of the tariff. A copy, so that prices are read without the lock of the tables.</param>
internal sealed record LocationTariff(string TariffId, IReadOnlyList<TariffPeriod> Periods, IReadOnlyList<TariffRate> Rates)
{
    /// <summary>The rate at a local time. Null in a gap, and where a replaced tariff no longer has the rate.</summary>
    public TariffRate? RateAt(DateTime time)
    {
        var weekday = WeekdayOf(time);
        return Periods.FirstOrDefault(period => period.Weekday == weekday && period.Contains(time.TimeOfDay)) is { } found
            ? Rates.FirstOrDefault(rate => rate.Name == found.RateName)
            : null;
    }

    /// <summary>The time of day at which the next period begins or ends after a local time. Null if that is on another day.</summary>
    public TimeSpan? NextChange(DateTime time)
    {
        var weekday = WeekdayOf(time);
        return Periods.Where(period => period.Weekday == weekday)
            .SelectMany(period => new[] { period.From, period.To })
            .Where(change => change > time.TimeOfDay)
            .Select(change => (TimeSpan?)change)
            .Min();
    }

    private static int WeekdayOf(DateTime time) => ((int)time.DayOfWeek + 6) % 7;
}

/// <summary>A part of a weekday in which one rate applies.</summary>
/// <param name="Weekday">0 is Monday.</param>
/// <param name="From">The local time at which it begins.</param>
/// <param name="To">The local time at which it ends, not included.</param>
/// <param name="RateName">The name of the rate.</param>
internal sealed record TariffPeriod(int Weekday, TimeSpan From, TimeSpan To, string RateName)
{
    public bool Contains(TimeSpan time) => From <= time && time < To;

    public bool Overlaps(TariffPeriod other) => Weekday == other.Weekday && From < other.To && other.From < To;
}

/// <summary>A time interval as a request has it. One that ends before it begins crosses midnight.</summary>
/// <param name="RateName">The name of the rate.</param>
/// <param name="Weekdays">The days on which it begins.</param>
/// <param name="From">A time <c>HH:mm</c>.</param>
/// <param name="To">A time <c>HH:mm</c>, not included.</param>
internal sealed record TariffInterval(string RateName, IReadOnlyList<int> Weekdays, string From, string To)
{
    private static readonly TimeSpan Midnight = TimeSpan.FromDays(1);

    private static readonly JsonType<IReadOnlyList<TariffInterval>> Items = JsonTypes.ArrayOf(JsonTypes.Object(interval =>
        new TariffInterval(
            interval.Required("name", JsonTypes.Text),
            interval.Optional("weekdays", JsonTypes.ArrayOf(JsonTypes.Weekday)).Or([0, 1, 2, 3, 4, 5, 6]),
            interval.Required("from", JsonTypes.ClockTime),
            interval.Required("to", JsonTypes.ClockTime))));

    /// <summary>The intervals of a schedule in a body.</summary>
    public static JsonType<IReadOnlyList<TariffInterval>> List { get; } = new(Items.Name, (input, expected) =>
    {
        var intervals = Items.ReadAs(input, expected);
        if (input.Issues.Count == 0)
        {
            AddIssues(input, intervals);
        }

        return intervals;
    });

    /// <summary>The periods of the week, each of them within a day.</summary>
    public IEnumerable<TariffPeriod> Periods()
    {
        var (from, to) = (TimeSpan.FromMinutes(ClockTimes.Minutes(From)), TimeSpan.FromMinutes(ClockTimes.Minutes(To)));
        var parts = from < to
            ? Weekdays.Select(day => new TariffPeriod(day, from, to, RateName))
            : Weekdays.SelectMany(day => new TariffPeriod[]
            {
                new(day, from, Midnight, RateName), new((day + 1) % 7, TimeSpan.Zero, to, RateName),
            });
        return from == to ? [] : parts.Where(part => part.From < part.To);
    }

    private static void AddIssues(JsonInput input, IReadOnlyList<TariffInterval> intervals)
    {
        var earlier = new List<TariffPeriod>();
        foreach (var (interval, index) in intervals.Select((interval, index) => (interval, index)))
        {
            var item = input with { Path = $"{input.Path}[{index}]" };
            var periods = interval.Periods().ToList();
            if (periods.Count == 0)
            {
                item.AddIssue("empty_interval", "The interval has no weekday, or ends when it begins.");
            }

            if (periods.Exists(period => earlier.Exists(period.Overlaps)) || periods.Distinct().Count() < periods.Count)
            {
                item.AddIssue("overlap", "The interval overlaps an earlier one.");
            }

            earlier.AddRange(periods);
        }
    }
}
