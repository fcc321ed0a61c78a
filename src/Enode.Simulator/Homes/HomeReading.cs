namespace Enode.Simulation;

/// <summary>What of a home energy system changes, at one moment.</summary>
/// <param name="Power">What flows.</param>
/// <param name="Today">What has flowed since midnight.</param>
/// <param name="Produced">What the panels have ever produced, in kWh.</param>
/// <param name="Level">The level of the battery, in %.</param>
/// <param name="Mode">A value of <see cref="OperationModes"/>.</param>
/// <param name="ModeSetAt">When that was set.</param>
/// <param name="LastSeen">When live data last came in.</param>
internal readonly record struct HomeReading(
    HomePower Power,
    HomeTotals Today,
    double Produced,
    double Level,
    string Mode,
    DateTimeOffset ModeSetAt,
    DateTimeOffset LastSeen);
