using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Energy and cost of one period: operation <c>getChargingStatistics</c>.</summary>
public sealed class ChargingStatistic : EnodeResource, IChargingPoint
{
    /// <summary>Your own key of the user that was asked for.</summary>
    [JsonIgnore]
    public string? UserId { get; set; }

    /// <summary>The kind of device that was asked for: <c>vehicle</c>, <c>charger</c> or <c>hvac</c>.</summary>
    [JsonIgnore]
    public string? DeviceType { get; set; }

    /// <summary>The id of the device that was asked for. Null when all of the kind were.</summary>
    [JsonIgnore]
    public string? DeviceId { get; set; }

    /// <summary>The start of the period.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>The length of the period that was asked for, as in <c>DAY</c>: a value of <see cref="ChargingResolutions"/>.</summary>
    [JsonIgnore]
    public string? Resolution { get; set; }

    /// <summary>The time zone in which periods begin: <c>UTC</c>.</summary>
    [JsonIgnore]
    public string Timezone => ChargingQuery.Timezone;

    /// <summary>The energy in kWh.</summary>
    public double? KwhSum { get; set; }

    /// <summary>The unit of <see cref="KwhSum"/>: <c>kWh</c>.</summary>
    [JsonIgnore]
    public string Unit => ChargingQuery.Unit;

    /// <summary>
    /// The cost of the energy. Its currency is that of the tariff; without one, NOK in the Nordic and Baltic countries and EUR
    /// elsewhere. The API does not report it.
    /// </summary>
    public double? CostSum { get; set; }

    /// <summary>What smart charging saved, in the same currency. Null when it changed nothing.</summary>
    public double? EstimatedSavings { get; set; }

    /// <summary>The mean power in kW.</summary>
    [JsonIgnore]
    public double? KwMean => Kw?.Mean;

    /// <summary>The greatest power in kW.</summary>
    [JsonIgnore]
    public double? KwMax => Kw?.Max;

    /// <summary>The mean price of a kWh, in the currency of <see cref="CostSum"/>.</summary>
    [JsonIgnore]
    public double? PriceMean => Price?.Mean;

    /// <summary>
    /// The mean price of a kWh that would have been paid without smart charging. Null when smart charging changed nothing.
    /// </summary>
    [JsonIgnore]
    public double? NonSmartPriceMean => NonSmartPrice?.Mean;

    /// <summary>The power in kW.</summary>
    public Aggregates? Kw { get; set; }

    /// <summary>The price of a kWh, in the currency of <see cref="CostSum"/>.</summary>
    public Aggregates? Price { get; set; }

    /// <summary>The price of a kWh without smart charging. Its values are null when smart charging changed nothing.</summary>
    public Aggregates? NonSmartPrice { get; set; }

    /// <summary>The start of the period in UTC and its energy, as in <c>2026-01-15 00:00, 12.5 kWh</c>, as far as they are known.</summary>
    public override string ToString() => DisplayText.Listed(DisplayText.Minute(Date), DisplayText.Amount(KwhSum, Unit));
}
