using System.Globalization;

namespace Enode;

/// <summary>Energy since midnight, in <see cref="Unit"/>.</summary>
public sealed class HemSystemEnergyToday : EnodeModel
{
    /// <summary>Produced by the sun.</summary>
    public double? Generation { get; set; }

    /// <summary>Used in the house.</summary>
    public double? Consumption { get; set; }

    /// <summary>Put into the battery.</summary>
    public double? Charge { get; set; }

    /// <summary>Taken from the battery.</summary>
    public double? Discharge { get; set; }

    /// <summary>Taken from the grid.</summary>
    public double? Import { get; set; }

    /// <summary>Given to the grid.</summary>
    public double? Export { get; set; }

    /// <summary>The unit of these numbers: <c>kWh</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Produced and used, with the unit, as far as they are known.</summary>
    public override string ToString() => DisplayText.Listed(Amount(Generation, "generated"), Amount(Consumption, "used"));

    private string? Amount(double? energy, string what) =>
        energy is null ? null : DisplayText.Joined(energy.Value.ToString("0.#", CultureInfo.InvariantCulture), Unit, what);
}
