namespace Enode.Internal;

/// <summary>An origin of objects that has a clock.</summary>
internal interface IClock
{
    /// <summary>The time, UTC.</summary>
    DateTimeOffset Now { get; }
}
