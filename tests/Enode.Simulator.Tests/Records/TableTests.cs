using System.Collections.Concurrent;
using Xunit;

namespace Enode.Simulation;

public sealed class TableTests
{
    private static readonly string[] Owners = ["even", "odd"];

    private readonly Table<Note> table = Create(20);

    [Fact]
    public void A_record_that_is_added_is_the_last_one_of_every_list()
    {
        var added = table.Add(sequence => new Note(sequence, "even", "new"));
        Assert.Equal(20, added.Sequence);
        Assert.Equal(21, table.Count);
        Assert.Same(added, table.Require("note-20"));
        Assert.Same(added, All(table)[^1]);
        Assert.Same(added, table.OfUser("even")[^1]);
        Assert.Equal(10, table.OfUser("odd").Count);
    }

    [Fact]
    public void A_record_that_is_updated_stays_where_it_is_in_every_list()
    {
        var updated = table.Update("note-6", note => note with { Text = "changed" });
        Assert.Equal("changed", updated.Text);
        Assert.Same(updated, table.Require("note-6"));
        Assert.Same(updated, All(table)[6]);
        Assert.Same(updated, table.OfUser("even")[3]);
        Assert.Equal(20, table.Count);
    }

    [Fact]
    public void A_record_that_is_removed_is_in_no_list_and_its_sequence_is_not_used_again()
    {
        var removed = new List<Note>();
        table.Removed += removed.Add;
        var last = table.Remove("note-19");
        Assert.Equal([last], removed);
        Assert.Equal("note-19", last.Id);
        Assert.Equal(19, table.Count);
        Assert.DoesNotContain(last, All(table));
        Assert.DoesNotContain(last, table.OfUser("odd"));
        Assert.Equal(404, Assert.Throws<ProblemException>(() => table.Require("note-19")).Problem.Status);
        Assert.Equal(404, Assert.Throws<ProblemException>(() => table.Remove("note-19")).Problem.Status);
        Assert.Equal(404, Assert.Throws<ProblemException>(() => table.Update("note-19", note => note)).Problem.Status);
        Assert.Equal(20, table.Add(sequence => new Note(sequence, "odd", "new")).Sequence);
    }

    [Fact]
    public void A_user_without_records_has_an_empty_list()
    {
        foreach (var note in table.OfUser("odd"))
        {
            table.Remove(note.Id);
        }

        Assert.Empty(table.OfUser("odd"));
        Assert.Empty(table.Read(new PageRange(null, null, 5), "odd").Items);
        Assert.Empty(table.OfUser("unknown"));
        Assert.Equal(10, table.Where(note => note.UserId == "even").Count);
        Assert.Equal(20, table.Add(sequence => new Note(sequence, "odd", "new")).Sequence);
        Assert.Single(table.OfUser("odd"));
    }

    [Fact]
    public void A_list_that_was_read_does_not_change()
    {
        var page = table.Read(new PageRange(null, null, 20), null);
        var own = table.OfUser("even");
        table.Remove("note-0");
        table.Update("note-2", note => note with { Text = "changed" });
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"note-{i} old"), page.Items.Select(note => note.ToString()));
        Assert.Equal(10, own.Count);
    }

    [Theory]
    [InlineData(4L, null, 5, "5 6 7 8 9", true, true)]
    [InlineData(null, 5L, 3, "2 3 4", true, true)]
    [InlineData(null, 2L, 3, "0 1", false, true)]
    [InlineData(17L, null, 3, "18 19", true, false)]
    [InlineData(null, null, 30, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19", false, false)]
    public void A_page_begins_after_a_sequence_or_ends_before_one(
        long? after,
        long? before,
        int size,
        string expected,
        bool previous,
        bool next)
    {
        var page = table.Read(new PageRange(after, before, size), null);
        Assert.Equal(expected, string.Join(' ', page.Items.Select(note => note.Sequence)));
        Assert.Equal((previous, next), (page.HasPrevious, page.HasNext));
    }

    [Fact]
    public void A_page_goes_on_where_the_last_record_of_the_page_before_was_removed()
    {
        var first = table.Read(new PageRange(null, null, 5), null);
        table.Remove(first.Items[^1].Id);
        table.Remove("note-5");
        Assert.Equal("note-6", table.Read(new PageRange(first.Items[^1].Sequence, null, 5), null).Items[0].Id);
        Assert.Equal("note-3", table.Read(new PageRange(null, 5, 5), null).Items[^1].Id);
    }

    [Fact]
    public async Task A_record_that_exists_throughout_a_listing_is_listed_once_while_others_come_and_go()
    {
        const int permanent = 200;
        var notes = Create(permanent);
        var failures = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var writers = Start(4, writer =>
        {
            while (!stop.IsCancellationRequested)
            {
                var added = Enumerable.Range(0, 7).Select(i => notes.Add(sequence => new Note(sequence, Owners[i % 2], "new"))).ToList();
                notes.Update($"note-{writer * 17}", note => note with { Text = "changed" });
                added.ForEach(note => notes.Remove(note.Id));
            }
        });
        var readers = Start(8, reader =>
        {
            for (var i = 0; i < 150; i++)
            {
                var owner = new[] { null, "even", "odd" }[(reader + i) % 3];
                var listed = i % 2 == 0 ? Forward(notes, owner, 7) : Backward(notes, owner, 7);
                var sequences = listed.Select(note => note.Sequence).ToList();
                if (!sequences.SequenceEqual(sequences.Distinct().Order()))
                {
                    failures.Enqueue($"out of order: {string.Join(' ', sequences)}");
                }

                var stayed = sequences.Where(sequence => sequence < permanent);
                var expected = Enumerable.Range(0, permanent).Where(index => owner is null || Owners[index % 2] == owner);
                if (!stayed.SequenceEqual(expected.Select(index => (long)index)))
                {
                    failures.Enqueue($"skipped or repeated: {string.Join(' ', stayed)}");
                }
            }
        });
        await Task.WhenAll(readers);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Empty(failures);
        Assert.Equal(permanent, notes.Count);
        Assert.Equal(permanent, All(notes).Count);
        Assert.Equal(permanent / 2, notes.OfUser("even").Count);
    }

    [Fact]
    public async Task Changes_of_many_threads_are_all_made()
    {
        var notes = Create(1);
        await Task.WhenAll(Start(8, _ =>
        {
            for (var i = 0; i < 1000; i++)
            {
                notes.Update("note-0", note => note with { Count = note.Count + 1 });
                notes.Add(sequence => new Note(sequence, "odd", "new"));
            }
        }));
        Assert.Equal(8000, notes.Require("note-0").Count);
        Assert.Equal(Enumerable.Range(0, 8001).Select(i => (long)i), All(notes).Select(note => note.Sequence));
    }

    private static Table<Note> Create(int count) => new(
        new ResourceKind("note", "notes"),
        new object(),
        Enumerable.Range(0, count).Select(i => new Note(i, Owners[i % 2], "old")));

    private static IReadOnlyList<Note> All(Table<Note> notes) => notes.Where(_ => true);

    private static List<Task> Start(int count, Action<int> work) =>
        [.. Enumerable.Range(0, count).Select(i => Task.Factory.StartNew(() => work(i), TaskCreationOptions.LongRunning))];

    private static List<Note> Forward(Table<Note> notes, string? owner, int size)
    {
        var listed = new List<Note>();
        Page<Note> page;
        do
        {
            page = notes.Read(new PageRange(listed.LastOrDefault()?.Sequence, null, size), owner);
            listed.AddRange(page.Items);
        }
        while (page is { HasNext: true, Items.Count: > 0 });
        return listed;
    }

    private static List<Note> Backward(Table<Note> notes, string? owner, int size)
    {
        var listed = new List<Note>();
        Page<Note> page;
        do
        {
            page = notes.Read(new PageRange(null, listed.FirstOrDefault()?.Sequence ?? long.MaxValue, size), owner);
            listed.InsertRange(0, page.Items);
        }
        while (page is { HasPrevious: true, Items.Count: > 0 });
        return listed;
    }

    private sealed record Note(long Sequence, string UserId, string Text, int Count = 0) : IUserRecord
    {
        public string Id => $"note-{Sequence}";

        public override string ToString() => $"{Id} {Text}";
    }
}
