namespace Enode;

/// <summary>The values of a charging command.</summary>
public static class ChargingCommands
{
    /// <summary>Start charging.</summary>
    public const string Start = "START";

    /// <summary>Stop charging.</summary>
    public const string Stop = "STOP";
}
