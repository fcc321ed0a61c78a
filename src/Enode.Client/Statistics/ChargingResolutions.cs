namespace Enode;

/// <summary>The lengths of the periods of charging statistics.</summary>
public static class ChargingResolutions
{
    /// <summary>15 minutes.</summary>
    public const string QuarterHour = "QUARTER_HOUR";

    /// <summary>30 minutes.</summary>
    public const string HalfHour = "HALF_HOUR";

    /// <summary>One hour.</summary>
    public const string Hour = "HOUR";

    /// <summary>One day in UTC.</summary>
    public const string Day = "DAY";

    /// <summary>One week in UTC.</summary>
    public const string Week = "WEEK";

    /// <summary>One month in UTC.</summary>
    public const string Month = "MONTH";

    /// <summary>One year in UTC.</summary>
    public const string Year = "YEAR";
}
