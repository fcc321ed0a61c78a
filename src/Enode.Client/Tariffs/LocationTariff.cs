using System.Text.Json.Serialization;

namespace Enode;

/// <summary>When which price of a tariff applies at a location: operation <c>getUserLocationTariff</c>.</summary>
public sealed class LocationTariff : EnodeResource
{
    // Of a copy, whose intervals are not known.
    private string? tariffId;

    /// <summary>The location.</summary>
    public string? LocationId { get; set; }

    /// <summary>The tariff that applies. Null when the location has none, or intervals of several tariffs.</summary>
    [JsonIgnore]
    public string? TariffId
    {
        get => Intervals is null ? tariffId : TariffIds is [var only] ? only : null;
        internal set => tariffId = value;
    }

    /// <summary>The times. At others, the market price applies.</summary>
    public EnodeList<LocationTariffInterval>? Intervals { get; set; }

    /// <summary>The tariffs that apply.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> TariffIds =>
        [.. (Intervals ?? []).Select(interval => interval?.TariffId).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The location's id.</summary>
    public override string ToString() => LocationId ?? string.Empty;

    /// <summary>Sets the prices of the intervals of a tariff.</summary>
    internal void AddCosts(Tariff tariff)
    {
        foreach (var interval in (Intervals ?? []).Where(interval => interval is not null && interval.TariffId == tariff.Id))
        {
            interval.Cost = tariff.Rates?.Find(rate => rate?.Name == interval.TariffName)?.Cost;
        }
    }
}
