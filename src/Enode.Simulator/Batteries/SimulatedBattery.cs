using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A home battery.</summary>
internal sealed class SimulatedBattery : ControlledDevice
{
    private static readonly string[] AllScopes = ["battery:control:operation_mode", "battery:read:data", "battery:read:location"];
    private readonly HomeEnergy energy;

    public SimulatedBattery(HomeTraits home, HomeEnergy energy)
        : base(
            ResourceKind.Battery,
            new HomeDeviceTraits(home, home.BatteryId, home.Position is null ? AllScopes[..2] : AllScopes),
            energy,
            RandomPurpose.BatteryAction)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    /// <summary>The intervention after which all modes could be set. Null if there is none.</summary>
    public string? InterventionId => Home.Role == HomeRole.Incapable ? Intervention.AllowOperationModes.Id : null;

    public HomeReading Read(DateTimeOffset now) => ReadKnown(now, () => energy.Read(now));

    protected override object ReadState(DateTimeOffset now) => energy.Read(now);

    /// <summary>Whether a mode can be set.</summary>
    public bool CanSet(string mode) => Home.Role switch
    {
        HomeRole.Incapable => false,
        HomeRole.TimeOfUse => mode != OperationModes.ExportFocus,
        _ => true,
    };

    /// <summary>A mode that can be set, other than the present one. Null if the mode is not known.</summary>
    public string? OtherMode => !CanSet(OperationModes.Idle) ? null
        : energy.Mode == OperationModes.SelfReliance ? OperationModes.Idle
        : OperationModes.SelfReliance;

    public override DeviceCommand? NextCommand => OtherMode is { } mode ? new OperationModeCommand(mode) : null;

    /// <summary>Sets another mode, as the owner does in the vendor's app.</summary>
    public void ChangeMode(DateTimeOffset now) => Physics.ChangeAt(now, () => energy.SetMode(OtherMode!));

    protected override ActionFailure? Check(DeviceCommand command)
    {
        var mode = ((OperationModeCommand)command).Mode;
        return CanSet(mode) ? null : throw new ProblemException(ApiProblem.BadRequest($"The battery does not accept the mode {mode}."));
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        energy.SetMode(((OperationModeCommand)command).Mode);
        return null;
    }
}

/// <summary>The command to set an operation mode.</summary>
/// <param name="Mode">A value of <see cref="OperationModes"/> that can be set.</param>
internal sealed record OperationModeCommand(string Mode) : DeviceCommand
{
    private static readonly JsonType<string> SettableMode = JsonTypes.OneOf(
        OperationModes.ImportFocus,
        OperationModes.ExportFocus,
        OperationModes.TimeOfUse,
        OperationModes.SelfReliance,
        OperationModes.Idle);

    public static OperationModeCommand Read(ApiRequest request) =>
        JsonBody.Read(request, body => new OperationModeCommand(body.Required("operationMode", SettableMode)));

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("targetState");
        json.WriteString("operationMode", Mode);
        json.WriteEndObject();
    }
}
