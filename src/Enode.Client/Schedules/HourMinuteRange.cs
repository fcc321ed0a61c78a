namespace Enode;

/// <summary>A range of clock times. It can cross midnight.</summary>
public sealed class HourMinuteRange : EnodeModel
{
    /// <summary>The clock time at which it begins, as <c>HH:mm</c>.</summary>
    public string? From { get; set; }

    /// <summary>The clock time at which it ends, as <c>HH:mm</c>: the first after <see cref="From"/>. <c>24:00</c> for midnight.</summary>
    public string? To { get; set; }

    /// <summary>Both clock times, as in <c>22:00-06:00</c>.</summary>
    public override string ToString() => $"{From}-{To}";
}
