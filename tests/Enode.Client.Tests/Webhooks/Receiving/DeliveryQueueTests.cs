using System.Text;

namespace Enode.Tests.Webhooks.Receiving;

public sealed class DeliveryQueueTests : IDisposable
{
    private readonly ManualTimeProvider time = new();
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ndjson");

    public void Dispose()
    {
        File.Delete(path);
        File.Delete($"{path}.rewrite");
        File.Delete($"{path}.target");
    }

    [Fact]
    public async Task Deliveries_are_taken_in_the_order_in_which_they_were_accepted()
    {
        using var queue = new DeliveryQueue(null, time);
        var waiting = queue.TakeAsync(default);

        Assert.All(new[] { "a", "b", "c" }, id => Assert.Equal(Acceptance.Accepted, queue.Accept(id, Body(id))));

        var taken = new[] { await waiting, await queue.TakeAsync(default), await queue.TakeAsync(default) };
        Assert.Equal(["a", "b", "c"], taken.Select(delivery => delivery.Id));
        Assert.Equal(3, queue.Count);
    }

    [Fact]
    public async Task A_repeated_delivery_is_not_accepted_again_also_after_it_was_taken()
    {
        using var queue = new DeliveryQueue(null, time);
        queue.Accept("a", Body("1"));

        Assert.Equal(Acceptance.Repeated, queue.Accept("a", Body("1")));
        queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
        Assert.Equal(Acceptance.Repeated, queue.Accept("a", Body("1")));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Deliveries_without_an_id_cannot_be_recognized()
    {
        using var queue = new DeliveryQueue(null, time);

        Assert.Equal((Acceptance.Accepted, Acceptance.Accepted), (queue.Accept(null, Body("1")), queue.Accept(null, Body("1"))));
    }

    [Fact]
    public async Task A_full_queue_accepts_a_delivery_again_when_there_is_room()
    {
        using var queue = new DeliveryQueue(null, time, maximumBytes: 10);
        Assert.Equal(Acceptance.Accepted, queue.Accept("a", Body("1234567")));

        Assert.Equal(Acceptance.Full, queue.Accept("b", Body("1234")));
        Assert.Equal(Acceptance.Accepted, queue.Accept("c", Body("123")));
        var first = await queue.TakeAsync(default);
        queue.MarkTaken(first, isLast: false);
        Assert.Equal(Acceptance.Full, queue.Accept("b", Body("1234")));
        queue.MarkTaken(first, isLast: true);
        Assert.Equal(Acceptance.Accepted, queue.Accept("b", Body("1234")));
    }

    [Fact]
    public async Task A_delivery_that_is_larger_than_the_queue_is_accepted_when_none_waits()
    {
        using var queue = new DeliveryQueue(null, time, maximumBytes: 3);

        Assert.Equal(Acceptance.Accepted, queue.Accept("a", Body("12345")));
        Assert.Equal(Acceptance.Full, queue.Accept("b", Body("1")));
        queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
        Assert.Equal(Acceptance.Accepted, queue.Accept("b", Body("12345")));
    }

    [Fact]
    public void A_closed_queue_accepts_nothing()
    {
        using var queue = new DeliveryQueue(null, time);
        queue.Close();

        Assert.Equal(Acceptance.Full, queue.Accept("a", Body("1")));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Ids_are_forgotten_when_there_are_too_many()
    {
        var ids = new DeliveryIds();
        for (var number = 0; number <= DeliveryIds.Capacity; number++)
        {
            ids.Add((UInt128)number);
            ids.Add((UInt128)number);
        }

        Assert.False(ids.Contains(0));
        Assert.True(ids.Contains(1));
        Assert.Equal(DeliveryIds.Capacity, ids.Hashes.Count());
    }

    [Fact]
    public async Task What_was_not_taken_comes_first_when_a_journal_is_opened_again()
    {
        using (var queue = Open())
        {
            foreach (var id in new[] { "a", "b", "c" })
            {
                queue.Accept(id, Body($"[\"{id}\",\r\n 'ø']"));
            }

            queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
            queue.MarkTaken(await queue.TakeAsync(default), isLast: false);
        }

        using var again = Open();
        Assert.Equal(Acceptance.Repeated, again.Accept("a", Body("1")));
        Assert.Equal(Acceptance.Repeated, again.Accept("c", Body("1")));
        Assert.Equal(Acceptance.Accepted, again.Accept("d", Body("2")));
        var remaining = new[] { await again.TakeAsync(default), await again.TakeAsync(default), await again.TakeAsync(default) };
        Assert.Equal(["b 1 ", "c 0 ", "d 0 "], remaining.Select(delivery => $"{delivery.Id} {delivery.Taken} "));
        Assert.Equal("[\"b\",\r\n 'ø']", Encoding.UTF8.GetString(remaining[0].Body.Span));
        Assert.Equal(time.GetUtcNow(), remaining[0].ReceivedAt);
        Assert.Equal([2L, 3L, 4L], remaining.Select(delivery => delivery.Number));
    }

    [Fact]
    public void A_line_that_breaks_off_was_not_acknowledged_and_is_dropped()
    {
        using (var queue = Open())
        {
            queue.Accept("a", Body("1"));
            queue.Accept("b", Body("2"));
        }

        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(file.Length - 4);
        }

        using (var queue = Open())
        {
            Assert.Equal((1, Acceptance.Accepted), (queue.Count, queue.Accept("b", Body("2"))));
        }

        using var last = Open();
        Assert.Equal(2, last.Count);
    }

    [Fact]
    public void A_journal_is_used_by_one_process_at_a_time()
    {
        using var queue = Open();

        Assert.ThrowsAny<IOException>(Open);
    }

    [Theory]
    [InlineData("Name,Id\nMoby,1\n")]
    [InlineData("no line end")]
    [InlineData("{\"journal\":\"Another format\"}\n")]
    [InlineData("{\"journal\":\"Enode webhook deliveries 1\"}\n{\"number\":\"x\"}\n")]
    [InlineData("{\"journal\":\"Enode webhook deliveries 1\"}\n{\"seen\":\"x\"}\n")]
    [InlineData("{\"journal\":\"Enode webhook deliveries 1\"}\nnull\n")]
    [InlineData("{\"journal\":\"Enode webhook deliveries 1\"}\n{\"taken\":1,\"events\":-3}\n")]
    public void Another_file_is_rejected_and_not_changed(string content)
    {
        File.WriteAllText(path, content);

        var error = Assert.Throws<FormatException>(Open);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public async Task The_file_is_written_anew_when_most_of_it_is_not_needed_any_more()
    {
        using (var queue = new DeliveryQueue(DeliveryJournal.Open(path, maximumWaste: 1000), time))
        {
            queue.Accept("kept", Body("k"));
            var kept = await queue.TakeAsync(default);
            for (var number = 0; number < 100; number++)
            {
                queue.Accept($"{number}", Body(new string('x', 500)));
                queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
            }

            Assert.Equal(0, kept.Taken);
        }

        Assert.InRange(new FileInfo(path).Length, 1, 10_000);
        using var again = Open();
        Assert.Equal(("kept", 1), ((await again.TakeAsync(default)).Id, again.Count));
        Assert.All(Enumerable.Range(0, 100), number => Assert.Equal(Acceptance.Repeated, again.Accept($"{number}", Body("1"))));
    }

    [Fact]
    public async Task Nothing_of_a_delivery_that_could_not_be_stored_is_in_the_file()
    {
        FullDisk disk = null!;
        using (var queue = new DeliveryQueue(DeliveryJournal.Open(path, open: (name, options) => disk = new(name, options)), time))
        {
            queue.Accept("a", Body("1"));
            foreach (var room in new[] { 0, 20, 1000 })
            {
                disk.Room = room;
                Assert.Throws<IOException>(() => queue.Accept("b", Body("2")));
            }

            disk.Room = null;
            Assert.Equal(Acceptance.Accepted, queue.Accept("c", Body("3")));
            Assert.Equal(2, queue.Count);
        }

        using var again = Open();
        Assert.Equal(Acceptance.Accepted, again.Accept("b", Body("2")));
        var taken = new[] { await again.TakeAsync(default), await again.TakeAsync(default), await again.TakeAsync(default) };
        Assert.Equal(["a", "c", "b"], taken.Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_written_is_reported_and_the_event_comes_again()
    {
        FullDisk disk = null!;
        var failures = new List<Exception>();
        var journal = DeliveryJournal.Open(path, open: (name, options) => disk = new(name, options));
        using (var queue = new DeliveryQueue(journal, time, onJournalFailure: failures.Add))
        {
            queue.Accept("a", Body("1"));
            disk.Room = 3;
            queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
        }

        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Equal("The disk is full.", failure.Message));
        using var again = Open();
        Assert.Equal("a", (await again.TakeAsync(default)).Id);
    }

    [Fact]
    public void A_file_that_was_deleted_stores_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete an open file.");
        using var queue = Open();
        File.Delete(path);

        Assert.Throws<IOException>(() => queue.Accept("a", Body("1")));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_link_and_the_permissions_of_its_target_stay_when_the_file_is_written_anew()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other permissions.");
            return;
        }

        File.CreateSymbolicLink(path, $"{path}.target");
        using (var queue = new DeliveryQueue(DeliveryJournal.Open(path, maximumWaste: 100), time))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode($"{path}.target"));
            File.SetUnixFileMode($"{path}.target", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            queue.Accept("a", Body(new string('x', 500)));
            queue.MarkTaken(await queue.TakeAsync(default), isLast: true);
        }

        Assert.NotNull(new FileInfo(path).LinkTarget);
        Assert.InRange(new FileInfo($"{path}.target").Length, 1, 300);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode($"{path}.target"));
    }

    private DeliveryQueue Open() => new(DeliveryJournal.Open(path), time);

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A file on a disk that can be full.</summary>
    private sealed class FullDisk(string path, FileStreamOptions options) : FileStream(path, options)
    {
        /// <summary>How many bytes of a write fit. Null for all. A write that fits fails when it is flushed.</summary>
        internal int? Room { get; set; }

        // A derived FileStream writes spans through this one.
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, Math.Min(count, Room ?? count));
            if (count > Room)
            {
                throw new IOException("The disk is full.");
            }
        }

        public override void Flush(bool flushToDisk)
        {
            if (Room is not null)
            {
                throw new IOException("The disk is full.");
            }

            base.Flush(flushToDisk);
        }
    }
}
