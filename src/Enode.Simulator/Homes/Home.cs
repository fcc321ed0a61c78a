using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A home energy system with its devices.</summary>
internal sealed class Home
{
    public Home(HomeTraits traits)
    {
        var energy = new HomeEnergy(traits);
        Inverter = new SimulatedInverter(traits, energy);
        if (traits.HemSystemId is not null)
        {
            Battery = new SimulatedBattery(traits, energy);
            Meter = new SimulatedMeter(traits, energy);
            System = new SimulatedHemSystem(traits, energy);
        }
    }

    public SimulatedInverter Inverter { get; }

    /// <summary>Null for an inverter without a system.</summary>
    public SimulatedBattery? Battery { get; }

    /// <inheritdoc cref="Battery"/>
    public SimulatedMeter? Meter { get; }

    /// <inheritdoc cref="Battery"/>
    public SimulatedHemSystem? System { get; }

    public HomeTraits Traits => Inverter.Home;
}

/// <summary>The properties of a home energy system that do not change.</summary>
internal sealed class HomeTraits
{
    public required int Seed { get; init; }

    public required long Sequence { get; init; }

    public required string UserId { get; init; }

    public required City City { get; init; }

    /// <summary>The location of the home, as long as it exists.</summary>
    public required string LocationId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required HomeModel Model { get; init; }

    public required HomeRole Role { get; init; }

    /// <summary>Null for an inverter without a system.</summary>
    public string? HemSystemId { get; init; }

    public required string InverterId { get; init; }

    public required string BatteryId { get; init; }

    public required string MeterId { get; init; }

    public required string SiteName { get; init; }

    public required string SerialNumber { get; init; }

    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>When the user linked the account.</summary>
    public required DateTimeOffset AccountLinkedAt { get; init; }

    /// <summary>In degrees. Null if the vendor does not give it.</summary>
    public (double Latitude, double Longitude)? Position { get; init; }

    /// <summary>Null if the vendor does not give it.</summary>
    public string? Address { get; init; }

    /// <summary>The power of the panels in full sun, in kW.</summary>
    public required double PeakPower { get; init; }

    /// <summary>The consumption of the home, relative to others.</summary>
    public required double ConsumptionFactor { get; init; }

    /// <summary>What the panels produced before the first simulated day, in kWh.</summary>
    public required double ProductionBefore { get; init; }

    /// <summary>The level of the battery at the beginning of the first simulated day, in %.</summary>
    public required double FirstLevel { get; init; }

    /// <summary>The level below which the battery is not discharged, in %. Null if the vendor does not give it; it is 5 then.</summary>
    public double? DischargeLimit { get; init; }

    /// <summary>The scopes that the user allowed when the first device was linked, of all types.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When live access was lost before the simulator was started. Null for a system that could be reached then.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>When the devices were linked: with the account, or when they were installed.</summary>
    public DateTimeOffset LinkedAt => AccountLinkedAt > InstalledAt ? AccountLinkedAt : InstalledAt;

    /// <summary>The first day of the live state.</summary>
    public DateOnly FirstDay => City.Zone.DateOf(LostAt ?? StartedAt);

    /// <summary>The first mode of the battery: a value of <see cref="OperationModes"/>.</summary>
    public string FirstMode => Role switch
    {
        HomeRole.TimeOfUse => OperationModes.TimeOfUse,
        HomeRole.Incapable => OperationModes.Unknown,
        _ => OperationModes.SelfReliance,
    };

    /// <summary>Whether the vendor gives the measurements of the meter.</summary>
    public bool CanMeter => Role != HomeRole.Incapable;
}

/// <summary>The properties of one device of a home energy system.</summary>
internal sealed class HomeDeviceTraits : DeviceTraits
{
    [SetsRequiredMembers]
    public HomeDeviceTraits(HomeTraits home, string id, IReadOnlyList<string> scopes)
    {
        Home = home;
        Seed = home.Seed;
        Id = id;
        Sequence = home.Sequence;
        UserId = home.UserId;
        StartedAt = home.StartedAt;
        LostAt = home.LostAt;
        PossibleScopes = scopes;
        AllowedScopes = home.Scopes;
    }

    public HomeTraits Home { get; }

    public override string Vendor => Home.Model.Vendor;
}

/// <summary>Members that the devices of a home energy system have in common.</summary>
internal static class HomeJson
{
    /// <summary>Writes the last members of the device's information.</summary>
    public static void WriteSite(this Utf8JsonWriter json, HomeTraits home, string model)
    {
        json.WriteString("brand", home.Model.Brand);
        json.WriteString("model", model);
        json.WriteString("siteName", home.SiteName);
        json.WriteTime("installationDate", home.InstalledAt);
    }

    /// <summary>Writes the location of a device. Vendors that give no positions give no location either.</summary>
    public static void WriteLocation(this Utf8JsonWriter json, HomeTraits home, Fleet fleet)
    {
        json.WriteStartObject("location");
        json.WriteString("id", home.Position is null ? null : fleet.Locations.Find(home.LocationId)?.Id);
        json.WriteNumberOrNull("longitude", home.Position?.Longitude);
        json.WriteNumberOrNull("latitude", home.Position?.Latitude);
        json.WriteTime("lastUpdated", home.Position is null ? null : home.InstalledAt);
        json.WriteEndObject();
    }
}
