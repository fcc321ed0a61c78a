namespace Enode;

/// <summary>What a charging command can say.</summary>
public static class ChargingCommands
{
    /// <summary>Charge.</summary>
    public const string Start = "START";

    /// <summary>Stop charging.</summary>
    public const string Stop = "STOP";
}
