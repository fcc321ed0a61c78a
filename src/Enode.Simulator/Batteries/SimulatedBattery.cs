namespace Enode.Simulation;

/// <summary>A home battery.</summary>
internal sealed class SimulatedBattery : ControlledDevice
{
    private static readonly string[] AllScopes = ["battery:control:operation_mode", "battery:read:data", "battery:read:location"];
    private readonly HomeEnergy energy;

    public SimulatedBattery(HomeTraits home, HomeEnergy energy)
        : base(
            AssetKind.Battery,
            new HomeDeviceTraits(home, home.BatteryId, home.Position is null ? AllScopes[..2] : AllScopes),
            energy,
            RandomPurpose.BatteryAction)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    /// <summary>What the owner can do about the modes that cannot be set. Null when nothing can be done.</summary>
    public string? InterventionId => Home.Role == HomeRole.Incapable ? Interventions.AllowOperationModes : null;

    public HomeReading Read(DateTimeOffset now) => energy.Read(now);

    /// <summary>Whether it can be told to run in a mode.</summary>
    public bool CanRun(string mode) => Home.Role switch
    {
        HomeRole.Incapable => false,
        HomeRole.TimeOfUse => mode != OperationModes.ExportFocus,
        _ => true,
    };

    protected override ActionFailure? Check(DeviceCommand command)
    {
        var mode = ((OperationModeCommand)command).Mode;
        return CanRun(mode) ? null : throw new ProblemException(ApiProblem.BadRequest($"The battery cannot be told to run in the mode {mode}."));
    }

    protected override ActionFailure? Execute(DeviceCommand command)
    {
        energy.SetMode(((OperationModeCommand)command).Mode);
        return null;
    }
}
