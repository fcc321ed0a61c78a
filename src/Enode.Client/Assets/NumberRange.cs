using System.Globalization;

namespace Enode;

/// <summary>A range of numbers, both ends included.</summary>
public sealed class NumberRange : EnodeModel
{
    /// <summary>The least. Null for no lower end.</summary>
    public double? Min { get; set; }

    /// <summary>The most. Null for no upper end.</summary>
    public double? Max { get; set; }

    /// <summary>True when the value lies in the range.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => !(value < Min) && !(value > Max);

    /// <summary>Both ends, as in <c>5 to 25</c>, or the one that there is, as in <c>from 5</c> and <c>up to 25</c>.</summary>
    public override string ToString() => (Min, Max) switch
    {
        (null, null) => string.Empty,
        ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $"from {min:0.#}"),
        (null, { } max) => string.Create(CultureInfo.InvariantCulture, $"up to {max:0.#}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Min:0.#} to {Max:0.#}"),
    };
}
