namespace Enode.Simulation;

/// <summary>Drives a vehicle by a habit, and plugs it in after each trip.</summary>
internal sealed class Driver : IAgent
{
    private readonly ChargingBattery battery;
    private readonly DrivingHabit habit;
    private Trip? trip;

    /// <param name="battery">The battery of the vehicle.</param>
    /// <param name="habit">The habit.</param>
    /// <param name="begins">When the habit begins.</param>
    public Driver(ChargingBattery battery, DrivingHabit habit, DateTimeOffset begins)
    {
        this.battery = battery;
        this.habit = habit;
        NextAt = begins;
    }

    public DateTimeOffset NextAt { get; private set; }

    public void Act()
    {
        if (trip is { } planned && !battery.IsDriving)
        {
            battery.Leave();
            NextAt = planned.To;
            return;
        }

        if (trip is { } driven)
        {
            battery.Return(driven.Energy);
        }

        var next = habit.NextTrip(battery.At);
        trip = next;
        NextAt = next.From;
    }
}
