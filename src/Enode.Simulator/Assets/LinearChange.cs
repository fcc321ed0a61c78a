namespace Enode.Simulation;

/// <summary>
/// A number that rises or falls evenly until it reaches its end value. It is computed from where the change began, so that it does not
/// depend on how often it is read.
/// </summary>
internal readonly struct LinearChange
{
    private readonly DateTimeOffset from;
    private readonly double start;
    private readonly double goal;
    private readonly double perHour;

    /// <param name="from">When the change begins.</param>
    /// <param name="start">The value then.</param>
    /// <param name="goal">The end value.</param>
    /// <param name="speed">The change per hour, without a sign.</param>
    public LinearChange(DateTimeOffset from, double start, double goal, double speed)
    {
        this.from = from;
        this.start = start;
        this.goal = goal;
        perHour = goal < start ? -speed : speed;
        EndsAt = start == goal ? from : End(from, (goal - start) / perHour);
    }

    /// <summary>When the end value is reached.</summary>
    public DateTimeOffset EndsAt { get; }

    public double ValueAt(DateTimeOffset moment) => moment >= EndsAt ? goal : start + (perHour * (moment - from).TotalHours);

    // A change that is too slow to end before the last date never ends.
    private static DateTimeOffset End(DateTimeOffset from, double hours) =>
        hours < (DateTimeOffset.MaxValue - from).TotalHours - 1 ? from + TimeSpan.FromHours(hours) : DateTimeOffset.MaxValue;
}
