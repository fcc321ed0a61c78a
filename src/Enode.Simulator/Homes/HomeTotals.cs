namespace Enode.Simulation;

/// <summary>What flowed at a home in some time, in kWh.</summary>
internal readonly record struct HomeTotals(double Generation, double Consumption, double Charge, double Discharge, double Import, double Export)
{
    public HomeTotals Plus(HomePower power, double hours) => new(
        Generation + (power.Production * hours),
        Consumption + (power.Consumption * hours),
        Charge + (Math.Max(0, power.Battery) * hours),
        Discharge + (Math.Max(0, -power.Battery) * hours),
        Import + (Math.Max(0, power.Grid) * hours),
        Export + (Math.Max(0, -power.Grid) * hours));
}
