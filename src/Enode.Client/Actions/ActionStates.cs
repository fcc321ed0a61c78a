namespace Enode;

/// <summary>The known states of an action. The API adds values without notice.</summary>
public static class ActionStates
{
    /// <summary>On its way.</summary>
    public const string Pending = "PENDING";

    /// <summary>The device did it.</summary>
    public const string Confirmed = "CONFIRMED";

    /// <summary>Attempts ended without proof that the device did it.</summary>
    public const string Failed = "FAILED";

    /// <summary>Called off, replaced by another action, or impossible from the start.</summary>
    public const string Cancelled = "CANCELLED";
}
