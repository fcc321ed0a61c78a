using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>New numbers of an inverter's production: event <c>user:inverter:statistics-updated</c>.</summary>
public sealed class InverterStatisticsEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Statistics;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Description => Statistics is null ? null : DisplayText.Joined(
        string.Join('-', new[] { Statistics.Year, Statistics.Month, Statistics.Day }
            .OfType<double>().Select(part => part.ToString("00", CultureInfo.InvariantCulture))),
        Statistics.InverterId);

    /// <summary>The numbers in the structure of the API.</summary>
    public InverterStatistics? Statistics { get; set; }

    /// <summary>The numbers as flat objects, as Get-EnodeInverterStatistic writes them. Empty when there are none.</summary>
    [JsonIgnore]
    public EnodeList<InverterStatistic> Points => new(Statistics?.GetPoints() ?? []);
}
