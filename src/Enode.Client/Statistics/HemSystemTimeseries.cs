namespace Enode;

/// <summary>The series of a HEM system.</summary>
public sealed class HemSystemTimeseries : EnodeModel
{
    /// <summary>Produced by the sun.</summary>
    public HemSystemSeries? Generation { get; set; }

    /// <summary>Used in the house.</summary>
    public HemSystemSeries? Consumption { get; set; }

    /// <summary>Taken from the grid.</summary>
    public HemSystemSeries? Import { get; set; }

    /// <summary>Given to the grid.</summary>
    public HemSystemSeries? Export { get; set; }

    /// <summary>Put into the battery.</summary>
    public HemSystemSeries? Charge { get; set; }

    /// <summary>Taken from the battery.</summary>
    public HemSystemSeries? Discharge { get; set; }

    /// <summary>The level of the battery. Only for a day.</summary>
    public HemSystemSeries? BatteryLevel { get; set; }

    /// <summary>All series by the API's names.</summary>
    internal IEnumerable<(string Name, HemSystemSeries? Data)> All =>
    [
        ("generation", Generation),
        ("consumption", Consumption),
        ("import", Import),
        ("export", Export),
        ("charge", Charge),
        ("discharge", Discharge),
        ("batteryLevel", BatteryLevel),
    ];

    /// <summary>The names of the series that have values.</summary>
    public override string ToString() => DisplayText.Capable(All.Select(series => (series.Name, series.Data?.IsAvailable)).ToArray());
}
