using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Enode.Internal;

/// <summary>
/// A file of the deliveries that were accepted, so that those that were not taken when a process ended come first in the next one.
/// </summary>
/// <remarks>
/// <para>
/// A line is one JSON object: the first names the format, and each further one is a delivery, a mark that events of a delivery were taken,
/// or the hash of the id of an older delivery. A delivery is on disk before <see cref="Append"/> returns. A mark is not flushed to disk:
/// it survives the end of the process, and when the machine fails, an event comes twice.
/// </para>
/// <para>
/// The last line can be incomplete when a process ended while it was written. Such a delivery was not acknowledged, and is dropped.
/// </para>
/// </remarks>
internal sealed class DeliveryJournal : IDisposable
{
    /// <summary>How many bytes that are not needed any more the file has at most when it is written anew.</summary>
    internal const int MaximumWaste = 16 * 1024 * 1024;

    private const string Format = "Enode webhook deliveries 1";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] FirstLine = LineOf(WriteFormat);


    private readonly string path;
    private readonly int maximumWaste;
    private readonly Func<string, FileStreamOptions, FileStream> open;
    private readonly LinkedList<Delivery> remaining = new();
    private readonly List<UInt128> knownIds = [];
    private FileStream file;
    private long waste;
    private long rewriteAt;
    private bool isBroken;

    private DeliveryJournal(string path, int maximumWaste, Func<string, FileStreamOptions, FileStream> open)
    {
        this.path = path;
        this.open = open;
        this.maximumWaste = maximumWaste;
        file = OpenFile(path, FileMode.OpenOrCreate);
        rewriteAt = maximumWaste;
    }

    /// <summary>The deliveries that were not taken, in their order.</summary>
    internal IReadOnlyCollection<Delivery> Remaining => remaining;

    /// <summary>The hashes of the ids of all deliveries that the file names.</summary>
    internal IReadOnlyList<UInt128> KnownIds => knownIds;

    /// <summary>Opens a file, or creates it. No other process can open it at the same time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumWaste">How many bytes that are not needed any more the file has at most.</param>
    /// <param name="open">Opens files. Null for those of the disk.</param>
    /// <exception cref="IOException">The file is in use, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="FormatException">The file is not such a journal. It is not changed.</exception>
    internal static DeliveryJournal Open(
        string path, int maximumWaste = MaximumWaste, Func<string, FileStreamOptions, FileStream>? open = null)
    {
        // A link keeps its target, also when the file is written anew.
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder.");
        }

        if (new FileInfo(path).LinkTarget is not null)
        {
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        }

        var journal = new DeliveryJournal(path, maximumWaste, open ?? ((name, options) => new FileStream(name, options)));
        try
        {
            journal.Read();
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Stores a delivery on disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Append(Delivery delivery)
    {
        if (isBroken || !File.Exists(path))
        {
            throw new IOException(isBroken ? "An earlier line is incomplete." : $"The file '{path}' was deleted.");
        }

        var end = file.Position;
        try
        {
            file.Write(LineOf(json => WriteDelivery(json, delivery)));
            file.Flush(flushToDisk: true);
        }
        catch
        {
            // The delivery is not acknowledged, so nothing of it may stay in the file: not even a complete line.
            isBroken = true;
            file.SetLength(end);
            file.Position = end;
            isBroken = false;
            throw;
        }

        remaining.AddLast(delivery);
    }

    /// <summary>Stores that the first events of a delivery were taken.</summary>
    /// <param name="delivery">The delivery, with the number of events that were taken.</param>
    /// <param name="isLast">True when all of them were.</param>
    /// <param name="ids">The hashes of ids that are needed from now on.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void MarkTaken(Delivery delivery, bool isLast, IEnumerable<UInt128> ids)
    {
        var before = file.Position;
        if (isLast)
        {
            remaining.Remove(delivery);
            waste += delivery.Body.Length;
        }

        WriteMark(delivery, isLast);
        waste += file.Position - before;
        if (isLast && waste > rewriteAt)
        {
            // If it fails, the next attempt is not made before as much has been added again.
            rewriteAt = waste + maximumWaste;
            Rewrite(ids);
            rewriteAt = maximumWaste;
        }
    }

    /// <summary>Removes what is not needed any more, which are data of users.</summary>
    /// <param name="ids">The hashes of ids that are needed from now on.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Shorten(IEnumerable<UInt128> ids)
    {
        if (waste > 0)
        {
            Rewrite(ids);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>Opens a file for this process alone. A new one can be read by the user alone: it contains data of users.</summary>
    /// <remarks>
    /// On Unix, FileShare.None keeps out the processes that ask for the lock, as .NET does. There is no buffer: a line that could not be
    /// written would stay in it.
    /// </remarks>
    private FileStream OpenFile(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return open(path, options);
    }

    private void WriteMark(Delivery delivery, bool isLast)
    {
        var end = file.Position;
        try
        {
            file.Write(LineOf(json =>
            {
                json.WriteNumber("taken", delivery.Number);
                if (!isLast)
                {
                    json.WriteNumber("events", delivery.Taken);
                }
            }));
        }
        catch (IOException)
        {
            isBroken = true;
            file.SetLength(end);
            file.Position = end;
            isBroken = false;
            throw;
        }
    }

    private void Read()
    {
        CheckFormat();
        var byNumber = new Dictionary<long, Delivery>();
        long end = 0;
        foreach (var (line, lineEnd) in ReadLines())
        {
            if (end > 0)
            {
                ReadLine(line, byNumber);
            }

            end = lineEnd;
        }

        foreach (var delivery in byNumber.Values.OrderBy(delivery => delivery.Number))
        {
            remaining.AddLast(delivery);
        }

        waste = end - remaining.Sum(delivery => (long)delivery.Body.Length);
        file.SetLength(end);
        file.Position = end;
        if (end == 0)
        {
            file.Write(FirstLine);
            file.Flush(flushToDisk: true);
        }
    }

    // Before the lines are read: the first line of another file could be of any length. One that breaks off is from a process that ended.
    private void CheckFormat()
    {
        var start = new byte[FirstLine.Length];
        file.Position = 0;
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!FirstLine.AsSpan().StartsWith(start.AsSpan(0, length)))
        {
            throw NotAJournal();
        }
    }

    private void ReadLine(byte[] line, Dictionary<long, Delivery> byNumber)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            var root = entry.RootElement;
            if (root.TryGetProperty("seen", out var seen))
            {
                knownIds.Add(UInt128.Parse(seen.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
            else if (root.TryGetProperty("taken", out var taken))
            {
                Take(byNumber, taken.GetInt64(), root.TryGetProperty("events", out var events) ? Taken(events) : null);
            }
            else
            {
                var delivery = ReadDelivery(root);
                byNumber[delivery.Number] = delivery;
                if (delivery.Id is not null)
                {
                    knownIds.Add(DeliveryIds.HashOf(delivery.Id));
                }
            }
        }
        catch (Exception exception) when (
            exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException
                or ArgumentNullException)
        {
            throw new FormatException(
                $"The file '{path}' has a line that is not of a journal of deliveries. It was not changed.", exception);
        }
    }

    private static int Taken(JsonElement events) =>
        events.GetInt32() is >= 0 and var count ? count : throw new FormatException("A count is negative.");

    private static void Take(Dictionary<long, Delivery> byNumber, long number, int? events)
    {
        if (events is null)
        {
            byNumber.Remove(number);
        }
        else if (byNumber.TryGetValue(number, out var delivery))
        {
            delivery.Taken = events.Value;
        }
    }

    /// <summary>The complete lines of the file, each with its end.</summary>
    private IEnumerable<(byte[] Line, long End)> ReadLines()
    {
        file.Position = 0;
        var line = new ArrayBufferWriter<byte>();
        var buffer = new byte[64 * 1024];
        long position = 0;
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            var start = 0;
            int length;
            while ((length = Array.IndexOf(buffer, (byte)'\n', start, read - start) - start) >= 0)
            {
                line.Write(buffer.AsSpan(start, length));
                start += length + 1;
                yield return (line.WrittenSpan.ToArray(), position + start);
                line.ResetWrittenCount();
            }

            line.Write(buffer.AsSpan(start, read - start));
            position += read;
        }
    }

    /// <summary>Writes what is still needed to a new file, and puts it in the place of this one.</summary>
    private void Rewrite(IEnumerable<UInt128> ids)
    {
        // In the same folder, because only there it can take the place of the file at once.
        var temporary = $"{path}.rewrite";
        using (var copy = OpenFile(temporary, FileMode.Create))
        {
            using var buffered = new BufferedStream(copy, 64 * 1024);
            buffered.Write(FirstLine);
            foreach (var hash in ids)
            {
                buffered.Write(LineOf(json => json.WriteString("seen", hash.ToString("x32", CultureInfo.InvariantCulture))));
            }

            foreach (var delivery in remaining)
            {
                buffered.Write(LineOf(json => WriteDelivery(json, delivery)));
            }

            buffered.Flush();
            copy.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy.SafeFileHandle, File.GetUnixFileMode(file.SafeFileHandle));
            }
        }

        file.Dispose();
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            file = OpenFile(path, FileMode.Open);
            file.Seek(0, SeekOrigin.End);
        }

        waste = 0;
    }

    private static byte[] LineOf(Action<Utf8JsonWriter> writeMembers)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static void WriteFormat(Utf8JsonWriter json) => json.WriteString("journal", Format);

    private static void WriteDelivery(Utf8JsonWriter json, Delivery delivery)
    {
        json.WriteNumber("number", delivery.Number);
        if (delivery.Id is not null)
        {
            json.WriteString("id", delivery.Id);
        }

        json.WriteString("receivedAt", delivery.ReceivedAt);
        if (delivery.Taken > 0)
        {
            json.WriteNumber("events", delivery.Taken);
        }

        json.WriteString("body", Encoding.UTF8.GetString(delivery.Body.Span));
    }

    private static Delivery ReadDelivery(JsonElement json) => new(
        json.GetProperty("number").GetInt64(),
        json.TryGetProperty("id", out var id) ? id.GetString() : null,
        json.GetProperty("receivedAt").GetDateTimeOffset(),
        Encoding.UTF8.GetBytes(json.GetProperty("body").GetString()!))
    {
        Taken = json.TryGetProperty("events", out var events) ? Taken(events) : 0,
    };

    private FormatException NotAJournal() =>
        new($"The file '{path}' exists and is not a journal of deliveries. It was not changed.");
}
