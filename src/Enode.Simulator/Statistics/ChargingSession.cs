namespace Enode.Simulation;

/// <summary>Charging of a device at a location without a longer break.</summary>
/// <param name="DeviceId">The id of the device.</param>
/// <param name="Segments">The charging, in the order of time.</param>
internal sealed record ChargingSession(string DeviceId, IReadOnlyList<ChargingSegment> Segments)
{
    /// <summary>The longest break within a session: devices are read this often.</summary>
    private static readonly TimeSpan MaximumBreak = TimeSpan.FromMinutes(15);

    public DateTimeOffset From => Segments[0].From;

    public DateTimeOffset To => Segments[^1].To;

    public SimulatedLocation? Location => Segments[0].Location;

    /// <summary>The sessions of a device.</summary>
    public static IEnumerable<ChargingSession> Of(string deviceId, IEnumerable<ChargingSegment> segments)
    {
        var session = new List<ChargingSegment>();
        foreach (var segment in segments)
        {
            if (session.Count > 0 && !Continues(session[^1], segment))
            {
                yield return new ChargingSession(deviceId, session);
                session = [];
            }

            session.Add(segment);
        }

        if (session.Count > 0)
        {
            yield return new ChargingSession(deviceId, session);
        }
    }

    public ChargingSum Sum(ChargingCosts costs)
    {
        var sum = new ChargingSum();
        sum.Add(Segments.SelectMany(costs.PartsOf));
        return sum;
    }

    private static bool Continues(ChargingSegment last, ChargingSegment next) =>
        next.From - last.To <= MaximumBreak && last.Location?.Id == next.Location?.Id;
}
