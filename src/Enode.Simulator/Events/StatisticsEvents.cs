namespace Enode.Simulation;

/// <summary>Reports the statistics of the day of each inverter when a quarter-hour has ended.</summary>
internal sealed class StatisticsEvents : IEventSource
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    private readonly Fleet fleet;
    private readonly Action<SimulatedEvent> emit;
    private DateTimeOffset reportedTo;

    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event.</param>
    public StatisticsEvents(Fleet fleet, Action<SimulatedEvent> emit)
    {
        this.fleet = fleet;
        this.emit = emit;
    }

    public void Start(DateTimeOffset now) => reportedTo = LastQuarter(now);

    public void Stop()
    {
        // There is nothing to release.
    }

    public void Poll(DateTimeOffset now)
    {
        if (LastQuarter(now) is var last && last > reportedTo)
        {
            reportedTo = last;
            fleet.Atomically(() =>
            {
                foreach (var inverter in fleet.Inverters.Where(inverter => inverter.HasStatistics && inverter.IsReachable))
                {
                    Report(inverter, last, now);
                }
            });
        }
    }

    /// <summary>Reports the statistics of the day of an inverter.</summary>
    /// <param name="inverter">The inverter, which has statistics.</param>
    /// <param name="until">The end of the time that is reported. The day is the one before it.</param>
    /// <param name="now">The simulated time.</param>
    public void Report(SimulatedInverter inverter, DateTimeOffset until, DateTimeOffset now)
    {
        var date = inverter.Home.City.Zone.DateOf(until.AddTicks(-1));
        emit(SimulatedEvent.Create(EventKinds.StatisticsUpdated, now, inverter.UserId, json =>
        {
            json.WriteStartObject("statistics");
            InverterStatistics.Writer(inverter, date, false, now)(json);
            json.WriteString("inverterId", inverter.Id);
            json.WriteNumber("year", date.Year);
            json.WriteNumber("month", date.Month);
            json.WriteNumber("day", date.Day);
            json.WriteEndObject();
        }));
    }

    private static DateTimeOffset LastQuarter(DateTimeOffset now) => now - TimeSpan.FromTicks(now.Ticks % QuarterHour.Ticks);
}
