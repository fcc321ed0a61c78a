using System.Text.Json;

namespace Enode.Simulation;

/// <summary>All events that arise from changes of a fleet.</summary>
internal sealed class FleetEvents : IEventSource
{
    private readonly IEventSource[] polled;

    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event, under the lock of the tables.</param>
    public FleetEvents(Fleet fleet, Action<SimulatedEvent> emit)
    {
        Actions = new ActionEvents(fleet, emit);
        Vehicles = Devices(fleet.Vehicles, VehicleRoutes.Write);
        Chargers = Devices(fleet.Chargers, ChargerRoutes.Write);
        Hvacs = Devices(fleet.Hvacs, HvacRoutes.Write);
        Inverters = Devices(fleet.Inverters, (json, inverter, now) => InverterRoutes.Write(json, inverter, now, fleet));
        Batteries = Devices(fleet.Batteries, (json, battery, now) => BatteryRoutes.Write(json, battery, now, fleet));
        Meters = Devices(fleet.Meters, (json, meter, now) => MeterRoutes.Write(json, meter, now, fleet));
        HemSystems = new AssetEvents<SimulatedHemSystem>(
            fleet,
            fleet.HemSystems,
            emit,
            EventKinds.HemSystem,
            "hemSystem",
            (json, system, now) => HemSystemRoutes.Write(json, system, now, fleet));
        SmartCharging = new SmartChargingEvents(fleet, emit);
        Schedules = new ScheduleEvents(fleet, emit);
        Statistics = new StatisticsEvents(fleet, emit);
        Credentials = new CredentialEvents(fleet, emit);
        polled =
        [
            Credentials, Vehicles, Chargers, Hvacs, Inverters, Batteries, Meters, HemSystems, SmartCharging,
            Schedules, Statistics,
        ];

        AssetEvents<T> Devices<T>(Table<T> table, Action<Utf8JsonWriter, T, DateTimeOffset> write)
            where T : SimulatedDevice =>
            new(fleet, table, emit, table.Kind.Noun, table.Kind.Noun, write);
    }

    public ActionEvents Actions { get; }

    public CredentialEvents Credentials { get; }

    public AssetEvents<SimulatedVehicle> Vehicles { get; }

    public AssetEvents<SimulatedCharger> Chargers { get; }

    public AssetEvents<SimulatedHvac> Hvacs { get; }

    public AssetEvents<SimulatedInverter> Inverters { get; }

    public AssetEvents<SimulatedBattery> Batteries { get; }

    public AssetEvents<SimulatedMeter> Meters { get; }

    public AssetEvents<SimulatedHemSystem> HemSystems { get; }

    public SmartChargingEvents SmartCharging { get; }

    public ScheduleEvents Schedules { get; }

    public StatisticsEvents Statistics { get; }

    public void Start(DateTimeOffset now)
    {
        Actions.Start(now);
        foreach (var source in polled)
        {
            source.Start(now);
        }
    }

    public void Stop()
    {
        Actions.Stop();
        foreach (var source in polled)
        {
            source.Stop();
        }
    }

    /// <summary>Reports the actions that have ended.</summary>
    /// <returns>Whether there were any.</returns>
    public bool PollActions(DateTimeOffset now) => Actions.PollEnded(now);

    public void Poll(DateTimeOffset now)
    {
        Actions.Poll(now);
        foreach (var source in polled)
        {
            source.Poll(now);
        }
    }
}
