using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A part of charging in which nothing changes.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Rate">In kW.</param>
/// <param name="Price">The cost of one kWh.</param>
/// <param name="NonSmartPrice">What one kWh would have cost without smart charging. Null where that did not change when it was.</param>
internal readonly record struct ChargingPart(DateTimeOffset From, DateTimeOffset To, double Rate, double Price, double? NonSmartPrice)
{
    public double Hours => (To - From).TotalHours;

    /// <summary>In kWh.</summary>
    public double Energy => Hours * Rate;
}

/// <summary>The sums and aggregates of a session or of a period. Time without charging does not count.</summary>
internal sealed class ChargingSum
{
    private readonly Aggregate rate = new();
    private readonly Aggregate price = new();
    private readonly Aggregate nonSmartPrice = new();
    private double savings;

    public void Add(IEnumerable<ChargingPart> parts)
    {
        foreach (var part in parts)
        {
            Add(part);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        rate.Write(json, "kw");
        json.WriteMeasure("kwhSum", rate.Sum, Aggregate.Decimals);
        price.Write(json, "price");
        json.WriteMeasure("costSum", price.Sum, Aggregate.Decimals);
        nonSmartPrice.Write(json, "nonSmartPrice");
        json.WriteMeasure("estimatedSavings", nonSmartPrice.IsEmpty ? null : savings, Aggregate.Decimals);
    }

    private void Add(ChargingPart part)
    {
        rate.Add(part.Rate, part.Hours);
        price.Add(part.Price, part.Energy);
        if (part.NonSmartPrice is { } other)
        {
            nonSmartPrice.Add(other, part.Energy);
            savings += part.Energy * (other - part.Price);
        }
    }

    /// <summary>The lowest, the highest and the mean value, by weight.</summary>
    private sealed class Aggregate
    {
        public const int Decimals = 6;

        private double lowest = double.PositiveInfinity;
        private double highest = double.NegativeInfinity;
        private double weights;

        /// <summary>The sum of all values, each multiplied by its weight.</summary>
        public double Sum { get; private set; }

        public bool IsEmpty => weights == 0;

        public void Add(double value, double weight)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
            Sum += value * weight;
            weights += weight;
        }

        public void Write(Utf8JsonWriter json, string name)
        {
            json.WriteStartObject(name);
            json.WriteMeasure("min", IsEmpty ? null : lowest, Decimals);
            json.WriteMeasure("max", IsEmpty ? null : highest, Decimals);
            json.WriteMeasure("mean", IsEmpty ? null : Sum / weights, Decimals);
            json.WriteEndObject();
        }
    }
}
