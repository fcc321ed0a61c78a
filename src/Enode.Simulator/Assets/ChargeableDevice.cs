namespace Enode.Simulation;

/// <summary>One end of a charging cable: a car or a charger.</summary>
internal abstract class ChargeableDevice : ControlledDevice
{
    protected ChargeableDevice(AssetKind kind, DeviceTraits traits, ChargingBattery battery, int actionPurpose)
        : base(kind, traits, battery, actionPurpose) => Battery = battery;

    /// <summary>The battery at the cable: that of the car, or of whichever car hangs on the charger.</summary>
    public ChargingBattery Battery { get; }

    /// <summary>Whether it can be told when to charge.</summary>
    public abstract bool CanCharge { get; }

    /// <summary>Whether it can be told with how many ampere to charge at most.</summary>
    public abstract bool CanLimitCurrent { get; }

    /// <summary>What it was told so, in A. Null when nothing is set.</summary>
    protected double? MaxCurrent { get; set; }

    protected override DateTimeOffset? RestingSince => Battery.RestingSince;

    protected override ActionFailure? Check(DeviceCommand command)
    {
        if (command is not ChargeCommand charge)
        {
            return CanLimitCurrent ? null : throw Refused("cannot be told with how many ampere to charge");
        }

        if (!CanCharge)
        {
            throw Refused("cannot be told when to charge");
        }

        if (Battery.State == PowerDeliveryStates.Unplugged)
        {
            return ActionFailure.Unplugged;
        }

        if (charge.IsStart && Battery.IsFull)
        {
            throw Refused("has charged the battery to its limit already");
        }

        // While another command is on its way, the state of now says nothing about what this one is for.
        return Pending?.Command is ChargeCommand || Battery.IsCharging != charge.IsStart
            ? null
            : throw Refused(Battery.IsCharging ? "charges already" : "does not charge");
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        switch (command)
        {
            case MaxCurrentCommand limit:
                MaxCurrent = limit.Amperes;
                LimitCurrent(limit.Amperes);
                return null;
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

    /// <summary>Makes a new maximum felt.</summary>
    protected abstract void LimitCurrent(double amperes);

    private ProblemException Refused(string reason) => new(ApiProblem.BadRequest($"The {Kind.Noun} {reason}."));
}
