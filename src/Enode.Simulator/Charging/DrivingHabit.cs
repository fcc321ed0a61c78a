namespace Enode.Simulation;

/// <summary>
/// When a vehicle is driven, and how far: the same for the same seed. It leaves in the morning and returns in the evening.
/// </summary>
internal sealed class DrivingHabit
{
    private readonly int seed;
    private readonly long index;
    private readonly TimeZoneInfo zone;

    /// <param name="seed">The seed of the fleet.</param>
    /// <param name="kind">The kind of device that has the battery.</param>
    /// <param name="sequence">The sequence of the device.</param>
    /// <param name="zone">The time zone in which the driver lives.</param>
    public DrivingHabit(int seed, ResourceKind kind, long sequence, TimeZoneInfo zone)
    {
        this.seed = seed;
        index = (sequence * 2) + (kind == ResourceKind.Vehicle ? 0 : 1);
        this.zone = zone;
    }

    /// <summary>The beginning of the next day after a time.</summary>
    public DateTimeOffset NightAfter(DateTimeOffset moment) => zone.BeginningOf(zone.DateOf(moment).AddDays(1));

    /// <summary>The first trip that begins after a time.</summary>
    public Trip NextTrip(DateTimeOffset moment)
    {
        for (var date = zone.DateOf(moment); ; date = date.AddDays(1))
        {
            if (TripOn(date) is { } trip && trip.From > moment)
            {
                return trip;
            }
        }
    }

    private Trip? TripOn(DateOnly date)
    {
        var usual = new SeededRandom(seed, RandomPurpose.Habit, index);
        var day = new SeededRandom(seed, RandomPurpose.HabitDay, (index << 24) + date.DayNumber);
        var workdays = usual.Between(0.7, 1);
        var weekends = usual.Between(0.2, 0.6);
        return day.Chance(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekends : workdays)
            ? new Trip(
                zone.InstantOf(date, usual.Between(6 * 60, 9 * 60) + day.Between(-20, 20)),
                zone.InstantOf(date, usual.Between(15 * 60, 19 * 60) + day.Between(-40, 40)),
                usual.Between(5.0, 14.0) * day.Between(0.7, 1.3))
            : null;
    }
}

/// <summary>A time in which a vehicle is away.</summary>
/// <param name="From">When it leaves.</param>
/// <param name="To">When it returns.</param>
/// <param name="Energy">The energy that the vehicle uses, in kWh.</param>
internal readonly record struct Trip(DateTimeOffset From, DateTimeOffset To, double Energy);
