namespace Enode.Simulation;

/// <summary>A device at one end of a charging cable: a vehicle or a charger.</summary>
internal abstract class ChargeableDevice : ScheduledDevice
{
    protected ChargeableDevice(ResourceKind kind, DeviceTraits traits, ChargingBattery battery, int actionPurpose)
        : base(kind, traits, battery, actionPurpose) => Battery = battery;

    /// <summary>The battery of the vehicle, or of the vehicle that is plugged into the charger.</summary>
    public ChargingBattery Battery { get; }

    /// <summary>Whether it accepts commands to start and stop charging.</summary>
    public abstract bool CanCharge { get; }

    /// <summary>Whether it accepts a maximum current.</summary>
    public abstract bool CanLimitCurrent { get; }

    public override DeviceCommand? NextCommand =>
        !CanCharge ? null : Battery.IsCharging ? ChargeCommand.Stop : Battery.NeedsCharge ? ChargeCommand.Start : null;

    public override bool IsReady => Battery.IsPluggedIn;

    public override DateTimeOffset StateChangedAt => Battery.ChangedAt;

    /// <summary>The maximum current in A. Null when none is set.</summary>
    protected double? MaxCurrent { get; set; }

    protected override DateTimeOffset? RestingSince => Battery.RestingSince;

    public override bool CanFollow(DeviceCommand target) => CanCharge;

    /// <summary>What was charged until a time. What was before the simulator's start was where the device is now.</summary>
    public IReadOnlyList<ChargingSegment> Charged(DateTimeOffset now)
    {
        var segments = Battery.ReadAt(now, () =>
            Battery.Past.Select(segment => segment with { Location = Location }).Concat(Battery.Recorded).ToList());
        var end = KnownUntil(now);
        return [.. segments.Where(segment => segment.From < end).Select(segment => segment.To > end ? segment with { To = end } : segment)];
    }

    /// <summary>Starts or stops charging, or plugs the vehicle in or unplugs it, as its driver does.</summary>
    public void ChangeCharging(DateTimeOffset now) => Battery.ChangeAt(now, Battery.ChangeByHand);

    public override bool IsAligned(DeviceCommand target) =>
        Battery.IsCharging == (target is ChargeCommand { IsStart: true } && Battery.NeedsCharge);

    protected override ActionFailure? Check(DeviceCommand command)
    {
        if (command is not ChargeCommand charge)
        {
            return CanLimitCurrent ? null : throw Rejected("does not accept a maximum current");
        }

        if (!CanCharge)
        {
            throw Rejected("does not accept commands to charge");
        }

        if (!Battery.IsPluggedIn)
        {
            return ActionFailure.Unplugged;
        }

        if (charge.IsStart && Battery.IsFull)
        {
            throw Rejected("has already charged the battery to its limit");
        }

        // While a charging command is pending, the present state does not show whether this one is needed.
        return Pending?.Command is ChargeCommand || Battery.IsCharging != charge.IsStart
            ? null
            : throw Rejected(Battery.IsCharging ? "is already charging" : "is not charging");
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        switch (command)
        {
            case MaxCurrentCommand limit:
                MaxCurrent = limit.Amperes;
                LimitCurrent(limit.Amperes);
                return null;
            case ChargeCommand { IsStart: true } when !Battery.IsPluggedIn:
                return ActionFailure.Unplugged;
            case ChargeCommand { IsStart: true } when Battery.IsFull:
                return ActionFailure.Full;
            case ChargeCommand { IsStart: true }:
                Battery.Start();
                return null;
            default:
                if (Battery.IsCharging)
                {
                    Battery.Stop();
                }

                return null;
        }
    }

    /// <summary>Where the battery charges.</summary>
    protected abstract SimulatedLocation? PlaceOfBattery { get; }

    public override void OnLocated() => Battery.SetLocation(PlaceOfBattery);

    /// <summary>Applies a new maximum current to the battery.</summary>
    protected abstract void LimitCurrent(double amperes);

    private ProblemException Rejected(string reason) => new(ApiProblem.BadRequest($"The {Kind.Noun} {reason}."));
}
