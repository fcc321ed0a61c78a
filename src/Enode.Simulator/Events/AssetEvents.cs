using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Reports devices of one kind, or home energy systems, that are added, changed and removed.</summary>
internal sealed class AssetEvents<T> : TableEvents<T>
    where T : class, IUserRecord
{
    private readonly string noun;
    private readonly string member;
    private readonly Action<Utf8JsonWriter, T, DateTimeOffset> write;

    /// <param name="fleet">The fleet.</param>
    /// <param name="table">The assets.</param>
    /// <param name="emit">Takes an event.</param>
    /// <param name="noun">The name in kinds of events.</param>
    /// <param name="member">The member of events that has the asset.</param>
    /// <param name="write">Writes an asset as it is at a time.</param>
    public AssetEvents(
        Fleet fleet,
        Table<T> table,
        Action<SimulatedEvent> emit,
        string noun,
        string member,
        Action<Utf8JsonWriter, T, DateTimeOffset> write)
        : base(fleet, table, emit)
    {
        this.noun = noun;
        this.member = member;
        this.write = write;
    }

    protected override ReadOnlyMemory<byte>? Render(T item, DateTimeOffset now) =>
        SimulatedEvent.Written(json => write(json, item, now));

    protected override void Report(T item, ReadOnlyMemory<byte> json, IReadOnlyList<string> changes, DateTimeOffset now) =>
        Emit(SimulatedEvent.Create(EventKinds.Updated(noun), now, item.UserId, writer =>
        {
            SimulatedEvent.WriteRaw(writer, member, json);
            SimulatedEvent.WriteUpdatedFields(writer, changes);
        }));

    // Only the information of a discovered asset is known. The next poll reports its state as an update.
    protected override void OnAdded(T item)
    {
        var now = Fleet.Clock.Now;
        var json = UnknownState.Of(Render(item, now)!.Value);
        Remember(item.Id, json);
        EmitWhole(EventKinds.Discovered(noun), item, json, now);
    }

    protected override void OnDeleted(T item)
    {
        var now = Fleet.Clock.Now;
        EmitWhole(EventKinds.Deleted(noun), item, Render(item, now)!.Value, now);
    }

    private void EmitWhole(string kind, T item, ReadOnlyMemory<byte> json, DateTimeOffset now) =>
        Emit(SimulatedEvent.Create(kind, now, item.UserId, writer => SimulatedEvent.WriteRaw(writer, member, json)));
}
