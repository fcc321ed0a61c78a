namespace Enode.Simulation;

/// <summary>A device that can be put at a location of its user's.</summary>
internal interface IMovable
{
    /// <param name="locationId">The location. Null for none.</param>
    /// <param name="now">The simulated time.</param>
    void MoveTo(string? locationId, DateTimeOffset now);
}
