namespace Enode.Tests;

/// <summary>An origin of objects, with a name and a clock that does not move.</summary>
internal sealed record FixedClock(string Name, DateTimeOffset Now) : IClock
{
    public override string ToString() => Name;
}
