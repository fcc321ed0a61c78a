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
/// <para>The last line can be incomplete when a process ended while it was written. Such a delivery was not acknowledged, and is dropped.</para>
/// </remarks>
internal sealed class DeliveryJournal : IDisposable
{
    /// <summary>How many bytes that are not needed any more the file has at most when it is written anew.</summary>
    internal const int MaximumWaste = 16 * 1024 * 1024;

    private const string Format = "Enode webhook deliveries 1";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path;
    private readonly int maximumWaste;
    private readonly LinkedList<Delivery> remaining = new();
    private readonly List<UInt128> knownIds = [];
    private FileStream file;
    private long waste;

    private DeliveryJournal(string path, FileStream file, int maximumWaste)
    {
        this.path = path;
        this.file = file;
        this.maximumWaste = maximumWaste;
    }

    /// <summary>The deliveries that were not taken, in their order.</summary>
    internal IReadOnlyCollection<Delivery> Remaining => remaining;

    /// <summary>The hashes of the ids of all deliveries that the file names.</summary>
    internal IReadOnlyList<UInt128> KnownIds => knownIds;

    /// <summary>Opens a file, or creates it. No other process can open it at the same time.</summary>
    /// <exception cref="IOException">The file is in use, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="FormatException">The file is not such a journal. It is not changed.</exception>
    internal static DeliveryJournal Open(string path, int maximumWaste = MaximumWaste)
    {
        var journal = new DeliveryJournal(path, OpenFile(path), maximumWaste);
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
        var end = file.Position;
        try
        {
            WriteLine(file, json => WriteDelivery(json, delivery));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A part of a line must not become the beginning of the next one.
            file.SetLength(end);
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
        WriteLine(file, json =>
        {
            json.WriteNumber("taken", delivery.Number);
            if (!isLast)
            {
                json.WriteNumber("events", delivery.Taken);
            }
        });
        file.Flush();
        waste += file.Position - before;
        if (!isLast)
        {
            return;
        }

        remaining.Remove(delivery);
        waste += delivery.Body.Length;
        if (waste > maximumWaste)
        {
            Rewrite(ids);
        }
    }

    public void Dispose() => file.Dispose();

    // FileShare.None keeps out other processes, on Unix those that ask for the lock, as .NET does.
    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 16 * 1024);

    private void Read()
    {
        var byNumber = new Dictionary<long, Delivery>();
        long end = 0;
        foreach (var (line, lineEnd) in ReadLines())
        {
            if (end == 0)
            {
                CheckFormat(line);
            }
            else
            {
                ReadLine(line, byNumber);
            }

            end = lineEnd;
        }

        if (end == 0 && file.Length > 0)
        {
            throw NotAJournal();
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
            WriteLine(file, WriteFormat);
            file.Flush(flushToDisk: true);
        }
    }

    private void CheckFormat(byte[] line)
    {
        try
        {
            using var first = JsonDocument.Parse(line);
            if (first.RootElement.GetProperty("journal").GetString() == Format)
            {
                return;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
        }

        throw NotAJournal();
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
                Take(byNumber, taken.GetInt64(), root.TryGetProperty("events", out var events) ? events.GetInt32() : null);
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
            throw new FormatException($"The file '{path}' has a line that is not of a journal of deliveries. It was not changed.", exception);
        }
    }

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
        var temporary = $"{path}.new";
        using (var copy = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            WriteLine(copy, WriteFormat);
            foreach (var hash in ids)
            {
                WriteLine(copy, json => json.WriteString("seen", hash.ToString("x32", CultureInfo.InvariantCulture)));
            }

            foreach (var delivery in remaining)
            {
                WriteLine(copy, json => WriteDelivery(json, delivery));
            }

            copy.Flush(flushToDisk: true);
        }

        file.Dispose();
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            file = OpenFile(path);
            file.Seek(0, SeekOrigin.End);
        }

        waste = 0;
    }

    private static void WriteLine(FileStream file, Action<Utf8JsonWriter> writeMembers)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        file.Write(line.WrittenSpan);
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
        Taken = json.TryGetProperty("events", out var events) ? events.GetInt32() : 0,
    };

    private FormatException NotAJournal() =>
        new($"The file '{path}' exists and is not a journal of deliveries. It was not changed.");
}
