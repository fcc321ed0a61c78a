namespace Enode;

/// <summary>How a heating or cooling unit is controlled.</summary>
public static class HoldTypes
{
    /// <summary>It holds a mode and its setpoints.</summary>
    public const string Permanent = "PERMANENT";

    /// <summary>It follows its own schedule, the one that was set at the unit or in the vendor's app.</summary>
    public const string Scheduled = "SCHEDULED";
}
