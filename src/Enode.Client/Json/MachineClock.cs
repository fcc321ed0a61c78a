namespace Enode.Internal;

/// <summary>The clock of this machine.</summary>
internal sealed class MachineClock : IClock
{
    private MachineClock()
    {
    }

    internal static MachineClock Instance { get; } = new();

    /// <inheritdoc/>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
