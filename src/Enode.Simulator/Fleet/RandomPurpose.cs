namespace Enode.Simulation;

/// <summary>The purposes of seeded random numbers. The values never change, so that a seed always generates the same fleet.</summary>
internal static class RandomPurpose
{
    public const int User = 1;
    public const int VehicleAction = 2;
    public const int Vehicle = 3;
    public const int VehicleBlock = 4;
    public const int ChargerBlock = 5;
    public const int Charger = 6;
    public const int ChargerAction = 7;
    public const int HvacBlock = 8;
    public const int Hvac = 9;
    public const int HvacAction = 10;
    public const int HomeBlock = 11;
    public const int Home = 12;
    public const int BatteryAction = 13;
    public const int Weather = 14;
    public const int Location = 15;
    public const int MarketDay = 16;
    public const int Schedule = 17;
    public const int Habit = 18;
    public const int HabitDay = 19;
    public const int SmartPlan = 20;
    public const int Residence = 21;
    public const int Webhook = 22;
    public const int Error = 23;
    public const int Link = 24;
}
