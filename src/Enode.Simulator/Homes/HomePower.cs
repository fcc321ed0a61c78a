namespace Enode.Simulation;

/// <summary>What flows at a home, in kW.</summary>
/// <param name="Production">Out of the panels.</param>
/// <param name="Consumption">Into the home.</param>
/// <param name="Battery">Into the battery; below 0 out of it.</param>
internal readonly record struct HomePower(double Production, double Consumption, double Battery)
{
    /// <summary>Out of the grid; below 0 into it.</summary>
    public double Grid => Consumption - Production + Battery;
}
