using System.Globalization;

namespace Enode.Simulation;

/// <summary>A heating or cooling unit in its room.</summary>
internal sealed class SimulatedHvac : ControlledDevice, IMovable
{
    private readonly Room room;
    private string? locationId;

    public SimulatedHvac(HvacTraits traits, Room room)
        : base(AssetKind.Hvac, traits, room, RandomPurpose.HvacAction)
    {
        Traits = traits;
        this.room = room;
    }

    public HvacTraits Traits { get; }

    protected override DateTimeOffset? RestingSince => room.RestingSince;

    public HvacReading Read(DateTimeOffset now) =>
        room.ReadAt(now, () => new HvacReading(room.Temperature, room.IsActive, room.Setting, room.SetAt, locationId, LastSeen));

    public void MoveTo(string? locationId, DateTimeOffset now) => room.ReadAt(now, () => this.locationId = locationId);

    protected override ActionFailure? Check(DeviceCommand command)
    {
        if (command is not HoldCommand hold)
        {
            return Traits.CanFollowSchedule ? null : throw new ProblemException(ApiProblem.BadRequest("The hvac cannot be told to follow a schedule."));
        }

        if (!Traits.CanHold)
        {
            throw new ProblemException(ApiProblem.BadRequest("The hvac cannot be told to hold anything."));
        }

        if (!Traits.Model.Modes.Contains(hold.Mode))
        {
            throw Bad("mode", $"This hvac can be set to {string.Join(", ", Traits.Model.Modes)}.");
        }

        Require("heatSetpoint", hold.Heat, HvacTraits.HeatRange);
        Require("coolSetpoint", hold.Cool, HvacTraits.CoolRange);
        Require("coolSetpoint", hold.Cool - hold.Heat, HvacTraits.DifferenceRange, " above the heatSetpoint");
        return null;
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        var setting = room.Setting;
        room.Set(command is HoldCommand hold
            ? new Thermostat(hold.Mode, hold.Heat ?? setting.Heat, hold.Cool ?? setting.Cool, Thermostat.Permanent)
            : setting with { Hold = Thermostat.Scheduled });
        return null;
    }

    private static void Require(string path, double? value, (double Min, double Max) range, string above = "")
    {
        if (value < range.Min || value > range.Max)
        {
            throw Bad(path, string.Create(CultureInfo.InvariantCulture, $"Expected {range.Min} to {range.Max} °C{above}."));
        }
    }

    private static ProblemException Bad(string path, string message) =>
        new(ApiProblem.BadRequest("The hvac cannot be set to that.", [new Issue("not_supported", path, message)]));
}
