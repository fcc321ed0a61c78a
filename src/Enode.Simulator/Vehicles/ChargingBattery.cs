namespace Enode.Simulation;

/// <summary>A battery and its plug, brought from one moment to the next. Not safe for several threads: its car is.</summary>
internal sealed class ChargingBattery
{
    private readonly VehicleTraits traits;
    private double level;

    public ChargingBattery(VehicleTraits traits, string state, double level, DateTimeOffset at)
    {
        this.traits = traits;
        this.level = level;
        State = state;
        At = at;
    }

    /// <summary>The moment that the battery has been brought to.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A value of <see cref="PowerDeliveryStates"/>.</summary>
    public string State { get; private set; }

    public bool IsCharging => State == PowerDeliveryStates.Charging;

    public bool IsFull => level >= Limit;

    /// <summary>State of charge in %, rounded down to a tenth: a level that shows as the limit is at the limit.</summary>
    public double Level => Math.Floor((level * 10) + 1e-6) / 10;

    /// <summary>Minutes of charging up to the limit, begun ones included.</summary>
    public double MinutesToLimit => Math.Ceiling((HoursToLimit * 60) - 1e-6);

    private double Limit => traits.ChargeLimit ?? 100;

    private double LevelPerHour => traits.ChargeRate / traits.Model.Capacity * 100;

    private double HoursToLimit => (Limit - level) / LevelPerHour;

    /// <summary>Goes on to a moment. One that is past already changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        if (moment <= At)
        {
            return;
        }

        if (IsCharging)
        {
            var hours = (moment - At).TotalHours;
            if (hours < HoursToLimit)
            {
                level += LevelPerHour * hours;
            }
            else
            {
                level = Limit;
                State = PowerDeliveryStates.Complete;
            }
        }

        At = moment;
    }

    public void Start() => State = PowerDeliveryStates.Charging;

    public void Stop() => State = PowerDeliveryStates.Stopped;
}
