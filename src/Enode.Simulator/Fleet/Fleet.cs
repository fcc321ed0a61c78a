namespace Enode.Simulation;

/// <summary>All resources of a simulator, and how they depend on one another: what is removed or changed with a record.</summary>
internal sealed class Fleet
{
    private readonly object gate = new();
    private readonly List<ITable> deviceTables = [];
    private readonly Dictionary<HomeTraits, Home> homes;

    public Fleet(
        int seed,
        SimulatedClock clock,
        IReadOnlyList<SimulatedUser> users,
        IEnumerable<SimulatedVehicle> vehicles,
        IEnumerable<SimulatedCharger> chargers,
        IEnumerable<SimulatedHvac> hvacs,
        IReadOnlyList<Home> homes)
    {
        Seed = seed;
        Clock = clock;
        Prices = new TariffPrice(new MarketPrice(seed));
        Actions = new ActionTable(gate);
        Users = new Table<SimulatedUser>(ResourceKind.User, gate, users);
        Vehicles = Devices(ResourceKind.Vehicle, vehicles);
        Chargers = Devices(ResourceKind.Charger, chargers);
        Hvacs = Devices(ResourceKind.Hvac, hvacs);
        Inverters = Devices(ResourceKind.Inverter, homes.Select(home => home.Inverter));
        Batteries = Devices(ResourceKind.Battery, homes.Select(home => home.Battery).OfType<SimulatedBattery>());
        Meters = Devices(ResourceKind.Meter, homes.Select(home => home.Meter).OfType<SimulatedMeter>());
        var systems = homes.Select(home => home.System).OfType<SimulatedHemSystem>();
        HemSystems = new Table<SimulatedHemSystem>(ResourceKind.HemSystem, gate, systems);
        Locations = new Table<SimulatedLocation>(ResourceKind.Location, gate, users.Select(user => user.Home));
        this.homes = homes.ToDictionary(home => home.Traits);
        Tariffs = new Table<Tariff>(ResourceKind.Tariff, gate, []);
        Schedules = new Table<SimulatedSchedule>(ResourceKind.Schedule, gate, []);
        Webhooks = new Table<SimulatedWebhook>(ResourceKind.Webhook, gate, []);

        Users.Removed += user => Remove(user.Id, [.. deviceTables, Locations], _ => true);
        Inverters.Removed += inverter => RemoveHomeWithoutDevices(inverter.Home);
        Batteries.Removed += battery => RemoveHomeWithoutDevices(battery.Home);
        Meters.Removed += meter => RemoveHomeWithoutDevices(meter.Home);
        Locations.Saved += (former, location) => Place(former, location);
        Locations.Removed += location => Place(location, null);
        Schedules.Saved += Follow;
        Schedules.Removed += Unfollow;
    }

    public int Seed { get; }

    public SimulatedClock Clock { get; }

    public IPrices Prices { get; }

    public ActionTable Actions { get; }

    public Table<SimulatedUser> Users { get; }

    public Table<SimulatedVehicle> Vehicles { get; }

    public Table<SimulatedCharger> Chargers { get; }

    public Table<SimulatedHvac> Hvacs { get; }

    public Table<SimulatedInverter> Inverters { get; }

    public Table<SimulatedBattery> Batteries { get; }

    public Table<SimulatedMeter> Meters { get; }

    public Table<SimulatedHemSystem> HemSystems { get; }

    public Table<SimulatedLocation> Locations { get; }

    public Table<SimulatedSchedule> Schedules { get; }

    /// <summary>The tariffs, which belong to the client and not to users.</summary>
    public Table<Tariff> Tariffs { get; }

    /// <summary>The webhooks, which belong to the client and not to users.</summary>
    public Table<SimulatedWebhook> Webhooks { get; }

    public LinkSessions Links { get; } = new();

    public ServiceHealth Health { get; } = new();

    /// <summary>How many accounts of vendors users can have linked in total. Null for any number.</summary>
    public int? ConnectionQuota { get; set; }

    /// <summary>All devices. A home energy system is not a device.</summary>
    public IEnumerable<SimulatedDevice> AllDevices => deviceTables.SelectMany(table => table.All()).Cast<SimulatedDevice>();

    /// <summary>The devices of a user. A home energy system is not a device.</summary>
    public IEnumerable<SimulatedDevice> DevicesOf(string userId) =>
        deviceTables.SelectMany(table => table.OfUser(userId)).Cast<SimulatedDevice>();

    /// <summary>Runs a function while no other thread reads or changes the tables.</summary>
    public T Atomically<T>(Func<T> action)
    {
        lock (gate)
        {
            return action();
        }
    }

    /// <inheritdoc cref="Atomically{T}"/>
    public void Atomically(Action action)
    {
        lock (gate)
        {
            action();
        }
    }

    /// <summary>The location of a user.</summary>
    /// <exception cref="ProblemException">The user has no such location.</exception>
    public SimulatedLocation RequireLocation(string id, string userId) =>
        Locations.Require(id) is { } location && location.UserId == userId ? location : throw new ProblemException(
            ApiProblem.NotFound($"The user {userId} has no location with the id {id}."));

    /// <summary>Disables the schedules of a vehicle, as smart charging controls it now.</summary>
    public void DisableSchedules(string vehicleId)
    {
        foreach (var schedule in Schedules.OfUser(Vehicles.Require(vehicleId).UserId).Where(IsOfVehicle))
        {
            Schedules.Update(schedule.Id, enabled => enabled with { IsEnabled = false });
        }

        bool IsOfVehicle(SimulatedSchedule schedule) => schedule.IsEnabled && schedule.TargetId == vehicleId;
    }

    /// <summary>The device of a user that a schedule is for.</summary>
    /// <exception cref="ProblemException">The user has no such device.</exception>
    public ScheduledDevice RequireDevice(string type, string id, string userId) =>
        FindDevice(type, id) is { } device && device.UserId == userId
            ? device
            : throw new ProblemException(ApiProblem.NotFound($"The user {userId} has no {type} with the id {id}."));

    /// <summary>Removes the devices of a vendor from a user.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="vendor">The vendor's code.</param>
    /// <param name="vendorType">The type of device. Null for all types.</param>
    /// <exception cref="ProblemException">There is no such user, or the user has no such devices.</exception>
    public void Disconnect(string userId, string vendor, string? vendorType = null) => Atomically(() =>
    {
        Users.Require(userId);
        if (!Remove(userId, deviceTables, IsLinked))
        {
            throw new ProblemException(
                ApiProblem.NotFound($"The user {userId} has linked no {vendorType ?? "device"} of the vendor {vendor}."));
        }

        bool IsLinked(IRecord record) =>
            record is SimulatedDevice device && device.Vendor == vendor && (vendorType is null || device.Kind.Noun == vendorType);
    });

    /// <summary>Makes the devices of a user unreachable. They stay as they are.</summary>
    /// <exception cref="ProblemException">There is no such user.</exception>
    public void Deauthorize(string userId) => Atomically(() =>
    {
        Users.Require(userId);
        foreach (var device in DevicesOf(userId))
        {
            device.LoseAccess(Clock.Now);
        }
    });

    /// <summary>The user to whom something belongs. Null if there is nothing with the id, and for what belongs to the client.</summary>
    public string? OwnerOf(string id) =>
        ((ITable[])[.. deviceTables, HemSystems, Locations, Schedules])
            .Select(table => table.Find(id)).OfType<IUserRecord>().FirstOrDefault()?.UserId
        ?? Actions.OwnerOf(id);

    /// <summary>A device of any type. Null if there is none with the id.</summary>
    public SimulatedDevice? FindAsset(string id) =>
        deviceTables.Select(table => table.Find(id)).OfType<SimulatedDevice>().FirstOrDefault();

    /// <summary>
    /// Whether the account of a device is valid: the user's devices of a vendor and a kind have one account, which is invalid when none
    /// of them can be reached with it.
    /// </summary>
    public bool IsLinked(SimulatedDevice device) => DevicesOf(device.UserId)
        .Any(other => other.Vendor == device.Vendor && other.Kind == device.Kind && other.HasAccess);

    /// <summary>Adds a user, unless there is one with the id.</summary>
    public void AddUser(string id) => Atomically(() =>
    {
        if (Users.Find(id) is null)
        {
            Users.Add(sequence => UserGenerator.Create(Seed, sequence, id, Clock.Now));
        }
    });

    /// <summary>
    /// Links the account of a user at a vendor. The devices that the user has from the vendor already can be reached again, those of the
    /// types get the scopes, and the types that are missing are added.
    /// </summary>
    /// <param name="userId">The user, who is added if there is none.</param>
    /// <param name="vendor">The vendor's code.</param>
    /// <param name="types">The types of device: values of <see cref="AssetTypes"/>.</param>
    /// <param name="scopes">The scopes that the user has allowed.</param>
    public void Link(string userId, string vendor, IEnumerable<string> types, IReadOnlyList<string> scopes) => Atomically(() =>
    {
        AddUser(userId);
        Relink(userId, vendor);
        var missing = types.ToHashSet();
        foreach (var device in DevicesOf(userId).Where(device => device.Vendor == vendor && missing.Contains(device.Kind.Noun)).ToList())
        {
            device.LinkAgain(scopes, Clock.Now);
        }

        missing.ExceptWith(DevicesOf(userId).Where(device => device.Vendor == vendor).Select(device => device.Kind.Noun));
        AddDevices(Users.Require(userId), vendor, missing, scopes);
    });

    /// <summary>Links new devices of a user, of a vendor that the user has no such device of if there is one.</summary>
    /// <param name="userId">The user, who is added if there is none.</param>
    /// <param name="types">The types of device, all of which one vendor has: values of <see cref="AssetTypes"/>.</param>
    public void AddDevices(string userId, IReadOnlyList<string> types) => Atomically(() =>
    {
        AddUser(userId);
        var present = DevicesOf(userId).Where(device => types.Contains(device.Kind.Noun)).Select(device => device.Vendor).ToHashSet();
        var vendors = LinkableVendor.All.Where(vendor => types.All(vendor.Types.Contains)).ToList();
        var vendor = vendors.Find(vendor => !present.Contains(vendor.Code)) ?? vendors[0];
        AddDevices(Users.Require(userId), vendor.Code, [.. types], DeviceScopes.All);
    });

    /// <summary>Makes the devices of a user's account at a vendor reachable again.</summary>
    public void Relink(string userId, string vendor) => Atomically(() =>
    {
        foreach (var device in DevicesOf(userId).Where(device => device.Vendor == vendor))
        {
            device.RegainAccess(Clock.Now);
        }
    });

    /// <summary>Checks that one more account of a vendor can be linked.</summary>
    /// <exception cref="ProblemException">The quota is used up.</exception>
    public void CheckQuota()
    {
        if (ConnectionQuota is { } quota && ConnectionCount() >= quota)
        {
            throw new ProblemException(
                ApiProblem.ConnectionsLimitReached($"The client can have {quota} {(quota == 1 ? "connection" : "connections")}."));
        }
    }

    /// <summary>Sets the state of a vendor's service. During an outage its devices and systems cannot be reached.</summary>
    /// <param name="vendor">The vendor's code.</param>
    /// <param name="status">One of <see cref="ServiceHealth.Statuses"/>.</param>
    public void SetVendorStatus(string vendor, string status) => Atomically(() =>
    {
        Health.Set(vendor, status);
        var items = deviceTables.Append(HemSystems).SelectMany(table => table.All()).OfType<IVendorRecord>();
        foreach (var item in items.Where(item => item.Vendor == vendor))
        {
            item.SetOutage(status == ServiceHealth.Outage, Clock.Now);
        }
    });

    /// <summary>Gives every fourth device of each kind members that the description does not have.</summary>
    public void AddUnknownMembers()
    {
        foreach (var device in deviceTables.SelectMany(table => table.All().Where((_, index) => index % 4 == 0)).Cast<SimulatedDevice>())
        {
            device.HasUnknownMembers = true;
        }
    }

    private void AddDevices(SimulatedUser user, string vendor, HashSet<string> types, IReadOnlyList<string> scopes)
    {
        var now = Clock.Now;
        var home = Locations.Find(user.Home.Id);
        if (types.Contains(AssetTypes.Vehicle))
        {
            Locate(Vehicles.Add(sequence => VehicleGenerator.Create(Seed, sequence, vendor, user, now, scopes)));
        }

        if (types.Contains(AssetTypes.Charger))
        {
            Chargers.Add(sequence => ChargerGenerator.Create(Seed, sequence, vendor, user, now, scopes)).SetLocation(home, now);
        }

        if (types.Contains(AssetTypes.Hvac))
        {
            Hvacs.Add(sequence => HvacGenerator.Create(Seed, sequence, vendor, user, now, scopes)).SetLocation(home, now);
        }

        if (types.Any(type => type is AssetTypes.Inverter or AssetTypes.Battery or AssetTypes.Meter))
        {
            AddHome(user, vendor, types, scopes);
        }
    }

    /// <summary>Adds devices of a home energy system, and the system that they belong to. An account has one system.</summary>
    private void AddHome(SimulatedUser user, string vendor, HashSet<string> types, IReadOnlyList<string> scopes)
    {
        var home = HomesOf(user.Id).Where(traits => traits.Model.Vendor == vendor).Select(traits => homes[traits]).FirstOrDefault(IsWithoutThem)
            ?? CreateHome(user, vendor, scopes);
        Add(Inverters, home.Inverter);
        Add(Batteries, home.Battery);
        Add(Meters, home.Meter);

        bool IsWithoutThem(Home found) => !((SimulatedDevice?[])[found.Inverter, found.Battery, found.Meter])
            .Any(device => device is not null && types.Contains(device.Kind.Noun) && FindAsset(device.Id) is not null);

        void Add<T>(Table<T> table, T? device)
            where T : SimulatedDevice
        {
            if (device is not null && types.Contains(device.Kind.Noun))
            {
                device.LinkAgain(scopes, Clock.Now);
                table.Add(_ => device);
            }
        }
    }

    private Home CreateHome(SimulatedUser user, string vendor, IReadOnlyList<string> scopes)
    {
        // All parts of a home have the same sequence.
        var sequence = new[] { Inverters.NextSequence, Batteries.NextSequence, Meters.NextSequence, HemSystems.NextSequence }.Max();
        var home = HomeGenerator.Create(Seed, sequence, vendor, user, Clock.Now, scopes);
        homes.Add(home.Traits, home);
        if (home.System is { } system)
        {
            HemSystems.Add(_ => system);
        }

        return home;
    }

    private IEnumerable<HomeTraits> HomesOf(string userId) => Inverters.OfUser(userId).Select(inverter => inverter.Home)
        .Concat(Batteries.OfUser(userId).Select(battery => battery.Home))
        .Concat(Meters.OfUser(userId).Select(meter => meter.Home));

    private int ConnectionCount() => AllDevices
        .Select(device => (device.UserId, device.Vendor)).Distinct().Count();

    private Table<T> Devices<T>(ResourceKind kind, IEnumerable<T> items)
        where T : SimulatedDevice
    {
        var table = new Table<T>(kind, gate, items);
        table.Removed += device =>
        {
            Actions.RemoveOf(device);
            Remove(device.UserId, [Schedules], record => record is SimulatedSchedule schedule && schedule.TargetId == device.Id);
            device.OnRemoved(Clock.Now);
        };
        deviceTables.Add(table);
        return table;
    }

    /// <returns>Whether the user had such records.</returns>
    private static bool Remove(string userId, IReadOnlyList<ITable> tables, Func<IRecord, bool> condition)
    {
        var found = false;
        foreach (var table in tables)
        {
            foreach (var record in table.OfUser(userId).Where(condition))
            {
                table.Remove(record.Id);
                found = true;
            }
        }

        return found;
    }

    /// <summary>A device that schedules are for, by its type and id. Null if there is none.</summary>
    private ScheduledDevice? FindDevice(string type, string id) => type switch
    {
        AssetTypes.Vehicle => Vehicles.Find(id),
        AssetTypes.Charger => Chargers.Find(id),
        _ => Hvacs.Find(id),
    };

    private void Follow(SimulatedSchedule? former, SimulatedSchedule schedule)
    {
        if (former is not null)
        {
            Unfollow(former);
        }

        var location = schedule.LocationId is { } id ? Locations.Require(id) : null;
        var device = FindDevice(schedule.TargetType, schedule.TargetId);
        device?.Follow(schedule, location, Clock.Now);
        if (schedule.IsEnabled)
        {
            (device as SimulatedVehicle)?.DisableSmartCharging(Clock.Now);
        }
    }

    private void Unfollow(SimulatedSchedule schedule) =>
        FindDevice(schedule.TargetType, schedule.TargetId)?.Unfollow(schedule.Id, Clock.Now);

    private void RemoveHomeWithoutDevices(HomeTraits home)
    {
        if (HomesOf(home.UserId).Contains(home))
        {
            return;
        }

        homes.Remove(home);
        if (home.HemSystemId is not null)
        {
            HemSystems.Remove(home.HemSystemId);
        }
    }

    /// <summary>Assigns a vehicle to the location at its position, if there is one.</summary>
    private void Locate(SimulatedVehicle vehicle)
    {
        var nearest = Locations.OfUser(vehicle.UserId).Where(vehicle.IsNear).MinBy(vehicle.DistanceTo);
        if (nearest != vehicle.OwnLocation)
        {
            vehicle.SetLocation(nearest, Clock.Now);
        }
    }

    /// <summary>Updates what is at a location, and removes its schedules with it: without a location they could apply elsewhere.</summary>
    private void Place(SimulatedLocation? former, SimulatedLocation? location)
    {
        var (id, userId) = former is null ? (location!.Id, location.UserId) : (former.Id, former.UserId);
        foreach (var device in Chargers.OfUser(userId).Concat<ScheduledDevice>(Hvacs.OfUser(userId)).Where(IsThere))
        {
            device.SetLocation(location, Clock.Now);
        }

        foreach (var vehicle in Vehicles.OfUser(userId))
        {
            Locate(vehicle);
        }

        foreach (var schedule in Schedules.OfUser(userId).Where(schedule => schedule.LocationId == id))
        {
            if (location is null)
            {
                Schedules.Remove(schedule.Id);
            }
            else
            {
                Follow(schedule, schedule);
            }
        }

        bool IsThere(ScheduledDevice device) => device.OwnLocation?.Id == id;
    }
}
