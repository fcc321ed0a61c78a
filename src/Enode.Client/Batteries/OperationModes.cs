namespace Enode;

/// <summary>The known modes of a battery. The API adds values without notice.</summary>
public static class OperationModes
{
    /// <summary>Favours charging.</summary>
    public const string ImportFocus = "IMPORT_FOCUS";

    /// <summary>Favours discharging, to the house and the grid.</summary>
    public const string ExportFocus = "EXPORT_FOCUS";

    /// <summary>Follows the tariff plan that the owner set in the vendor's app.</summary>
    public const string TimeOfUse = "TIME_OF_USE";

    /// <summary>Keeps the use of the grid low.</summary>
    public const string SelfReliance = "SELF_RELIANCE";

    /// <summary>Holds the level.</summary>
    public const string Idle = "IDLE";

    /// <summary>Not known from the vendor's data. Cannot be set.</summary>
    public const string Unknown = "UNKNOWN";
}
