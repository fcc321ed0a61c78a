using System.Globalization;

namespace Enode;

/// <summary>A current limit.</summary>
public sealed class TargetMaxCurrent : EnodeModel
{
    /// <summary>The maximum current in A, above 0.</summary>
    public double? MaxCurrent { get; set; }

    /// <summary>The current with its unit.</summary>
    public override string ToString() => MaxCurrent?.ToString("0.# 'A'", CultureInfo.InvariantCulture) ?? string.Empty;
}
