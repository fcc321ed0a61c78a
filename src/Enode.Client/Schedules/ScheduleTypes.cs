namespace Enode;

/// <summary>The kinds of schedule, by the API's own words.</summary>
public static class ScheduleTypes
{
    /// <summary>When a vehicle or a charger charges.</summary>
    public const string Charge = "CHARGE";

    /// <summary>What a heating or cooling unit is set to.</summary>
    public const string Temperature = "TEMPERATURE";
}
