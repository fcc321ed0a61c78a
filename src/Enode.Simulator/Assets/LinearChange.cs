namespace Enode.Simulation;

/// <summary>
/// A number that goes up or down evenly from a moment on until it is where it goes to. It is worked out from that moment and not from look
/// to look, so that it does not matter how often one looks.
/// </summary>
internal readonly struct LinearChange
{
    private readonly DateTimeOffset from;
    private readonly double start;
    private readonly double goal;
    private readonly double perHour;

    /// <param name="from">The moment that it begins at.</param>
    /// <param name="start">What it is then.</param>
    /// <param name="goal">What it is at the end.</param>
    /// <param name="speed">How much it changes in an hour, in whichever direction.</param>
    public LinearChange(DateTimeOffset from, double start, double goal, double speed)
    {
        this.from = from;
        this.start = start;
        this.goal = goal;
        perHour = goal < start ? -speed : speed;
        EndsAt = start == goal ? from : End(from, (goal - start) / perHour);
    }

    /// <summary>When it is where it goes to.</summary>
    public DateTimeOffset EndsAt { get; }

    public double ValueAt(DateTimeOffset moment) => moment >= EndsAt ? goal : start + (perHour * (moment - from).TotalHours);

    // What is too slow to get there before the calendar ends never does.
    private static DateTimeOffset End(DateTimeOffset from, double hours) =>
        hours < (DateTimeOffset.MaxValue - from).TotalHours - 1 ? from + TimeSpan.FromHours(hours) : DateTimeOffset.MaxValue;
}
