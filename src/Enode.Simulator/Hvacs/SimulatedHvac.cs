using System.Globalization;

namespace Enode.Simulation;

/// <summary>A heating or cooling unit.</summary>
internal sealed class SimulatedHvac : ScheduledDevice
{
    private readonly RoomTemperature room;

    public SimulatedHvac(HvacTraits traits, RoomTemperature room)
        : base(ResourceKind.Hvac, traits, room, RandomPurpose.HvacAction)
    {
        Traits = traits;
        this.room = room;
    }

    public HvacTraits Traits { get; }

    public override DateTimeOffset StateChangedAt => room.SettingsChangedAt;

    /// <summary>The command that leads to the present settings. Null if the vendor does not give them.</summary>
    public HvacCommand? Current => Traits.Model.Role == HvacRole.Unknown ? null
        : room.Settings.HoldType == ThermostatSettings.Scheduled ? new FollowScheduleCommand()
        : new HoldCommand(room.Settings.Mode, room.Settings.HeatsTo, room.Settings.CoolsTo);

    /// <summary>A hold of another temperature than the present one. Null if the vendor gives no settings.</summary>
    public HoldCommand? OtherHold => Traits.Model switch
    {
        { Role: HvacRole.Unknown } => null,
        { CanHeat: true } => new HoldCommand(HvacModes.Heat, Other(room.Settings.HeatSetpoint, 19, 22), null),
        _ => new HoldCommand(HvacModes.Cool, null, Other(room.Settings.CoolSetpoint, 24, 26)),
    };

    public override DeviceCommand? NextCommand => Traits.CanHold ? OtherHold : null;

    protected override DateTimeOffset? RestingSince => room.RestingSince;

    private HvacReading State => new(
        room.Temperature,
        room.IsActive,
        room.Settings,
        room.SettingsChangedAt,
        OwnLocation?.Id,
        LastSeen);

    // The location is data of the API, so that an outage of the vendor does not hide it.
    public HvacReading Read(DateTimeOffset now) => ReadKnown(now, () => State) with { LocationId = OwnLocation?.Id };

    protected override object ReadState(DateTimeOffset now) => State;

    /// <summary>Sets another temperature, as someone at the thermostat does.</summary>
    public void ChangeSettings(DateTimeOffset now) => Physics.ChangeAt(now, () => Execute(OtherHold!));

    public override bool CanFollow(DeviceCommand target) =>
        target is HoldCommand hold ? Traits.CanHold && Traits.IssueOf(hold) is null : Traits.CanFollowSchedule;

    public override bool IsAligned(DeviceCommand target) => Current == target;

    protected override ActionFailure? Check(DeviceCommand command)
    {
        if (command is not HoldCommand hold)
        {
            return Traits.CanFollowSchedule ? null : throw new ProblemException(ApiProblem.BadRequest("The hvac has no schedule."));
        }

        if (!Traits.CanHold)
        {
            throw new ProblemException(ApiProblem.BadRequest("The hvac does not accept a permanent hold."));
        }

        return Traits.IssueOf(hold) is { } issue
            ? throw new ProblemException(ApiProblem.BadRequest("The hvac does not support these settings.", [issue]))
            : null;
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        var settings = room.Settings;
        room.Set(command is HoldCommand hold
            ? new ThermostatSettings(
                hold.Mode,
                hold.HeatSetpoint ?? settings.HeatSetpoint,
                hold.CoolSetpoint ?? settings.CoolSetpoint,
                ThermostatSettings.Permanent)
            : settings with { HoldType = ThermostatSettings.Scheduled });
        return null;
    }

    private static double Other(double? setpoint, double low, double high) => setpoint < high ? Math.Floor(setpoint.Value) + 1 : low;
}

/// <summary>The properties of an HVAC that change, at one time.</summary>
/// <param name="Temperature">In °C.</param>
/// <param name="IsActive">Whether it heats or cools.</param>
/// <param name="Settings">The settings of the thermostat.</param>
/// <param name="SettingsChangedAt">When they last changed.</param>
/// <param name="LocationId">The id of the location. Null for none.</param>
/// <param name="LastSeen">When live data was last received.</param>
internal readonly record struct HvacReading(
    double Temperature,
    bool IsActive,
    ThermostatSettings Settings,
    DateTimeOffset SettingsChangedAt,
    string? LocationId,
    DateTimeOffset LastSeen);

/// <summary>The properties of an HVAC that do not change.</summary>
internal sealed class HvacTraits : DeviceTraits
{
    /// <summary>The range of a setpoint for heating, in °C.</summary>
    public static readonly (double Min, double Max) HeatRange = (7, 30);

    /// <summary>The range of a setpoint for cooling, in °C.</summary>
    public static readonly (double Min, double Max) CoolRange = (16, 32);

    /// <summary>The range of the difference between the two when both are set, in °C.</summary>
    public static readonly (double Min, double Max) DifferenceRange = (2, 12);

    public required HvacModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    public required string DisplayName { get; init; }

    /// <summary>Null if it is in no group.</summary>
    public string? GroupName { get; init; }

    public bool CanHold => Model.Role is not (HvacRole.Incapable or HvacRole.Unknown);

    public bool CanFollowSchedule => Model.Role is HvacRole.Scheduled or HvacRole.Off or HvacRole.Unreachable;

    /// <summary>The intervention after which the HVAC would accept commands. Null if there is none.</summary>
    public string? InterventionId => Model.Role == HvacRole.Incapable ? Intervention.AllowThermostat.Id : null;

    /// <summary>What the HVAC does not support of a hold. Null if it supports all.</summary>
    public Issue? IssueOf(HoldCommand hold) => Model.Modes.Contains(hold.Mode)
        ? Check("heatSetpoint", hold.HeatSetpoint, HeatRange)
            ?? Check("coolSetpoint", hold.CoolSetpoint, CoolRange)
            ?? Check("coolSetpoint", hold.CoolSetpoint - hold.HeatSetpoint, DifferenceRange, " above the heatSetpoint")
        : NotSupported("mode", $"Expected one of {string.Join(", ", Model.Modes)} for this hvac.");

    private static Issue? Check(string path, double? value, (double Min, double Max) range, string above = "") =>
        value < range.Min || value > range.Max
            ? NotSupported(path, string.Create(CultureInfo.InvariantCulture, $"Expected {range.Min} to {range.Max} °C{above}."))
            : null;

    private static Issue NotSupported(string path, string message) => new("not_supported", path, message);
}
