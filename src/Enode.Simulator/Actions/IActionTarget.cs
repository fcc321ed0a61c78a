namespace Enode.Simulation;

/// <summary>A device that takes commands.</summary>
internal interface IActionTarget : IAsset
{
    /// <summary>The kind of device, as in <c>vehicle</c>.</summary>
    string TargetType { get; }

    /// <summary>Brings the device and its action up to a moment, and tells what the action is like then.</summary>
    ActionReading Read(SimulatedAction action, DateTimeOffset now);

    /// <summary>Calls the action off if it is still pending.</summary>
    /// <returns>Whether it was, and what the action is like afterwards.</returns>
    (bool WasPending, ActionReading Reading) Cancel(SimulatedAction action, DateTimeOffset now);
}
