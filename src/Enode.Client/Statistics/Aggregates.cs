using System.Globalization;

namespace Enode;

/// <summary>The least, the greatest and the mean value of a period.</summary>
public sealed class Aggregates : EnodeModel
{
    /// <summary>The least value.</summary>
    public double? Min { get; set; }

    /// <summary>The greatest value.</summary>
    public double? Max { get; set; }

    /// <summary>The mean value.</summary>
    public double? Mean { get; set; }

    /// <summary>The three values, as in <c>0 to 11, mean 7.4</c>. Empty when none is known.</summary>
    public override string ToString() => (Min, Max, Mean) is (null, null, null)
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"{Min} to {Max}, mean {Mean}");
}
