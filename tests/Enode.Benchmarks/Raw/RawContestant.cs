using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Enode.Benchmarks.Server;

namespace Enode.Benchmarks.Raw;

/// <summary>The limit: the same requests with HttpClient and source-generated JSON, and nothing else around them.</summary>
internal static class RawContestant
{
    /// <summary>Does one kind of work, and prints its measurement as a line of JSON.</summary>
    internal static async Task<int> RunAsync(string work, Uri uri, int[] numbers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = uri };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark");
        var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var (count, first) = await DoAsync(work, http, numbers, watch);
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        var measurement = new { seconds, first, cpu = (self.TotalProcessorTime - cpu).TotalSeconds, peak = self.PeakWorkingSet64, count };
        Console.WriteLine(JsonSerializer.Serialize(measurement));
        return 0;
    }

    private static Task<(int Count, double First)> DoAsync(string work, HttpClient http, int[] numbers, Stopwatch watch) => work switch
    {
        "list" => ListAsync(http, numbers[0], watch),
        "collect" => CollectAsync(http, numbers[0]),
        "charge" => EachAsync(numbers[0], numbers[1], (number, token) => ChargeAsync(http, number, token)),
        "users" => EachAsync(numbers[0], numbers[1], (user, token) => OfUserAsync(http, user, token)),
        _ => throw new ArgumentException($"The raw contestant has no work '{work}'.", nameof(work)),
    };

    private static async Task<(int Count, double First)> ListAsync(HttpClient http, int pageSize, Stopwatch watch)
    {
        var (count, first) = (0, 0.0);
        await foreach (var vehicle in VehiclesAsync(http, pageSize))
        {
            if (count++ == 0)
            {
                first = watch.Elapsed.TotalSeconds;
            }

            GC.KeepAlive(vehicle);
        }

        return (count, first);
    }

    private static async Task<(int Count, double First)> CollectAsync(HttpClient http, int pageSize)
    {
        var all = new List<RawVehicle>();
        await foreach (var vehicle in VehiclesAsync(http, pageSize))
        {
            all.Add(vehicle);
        }

        return (all.Count, 0);
    }

    private static async IAsyncEnumerable<RawVehicle> VehiclesAsync(
        HttpClient http, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var path = $"vehicles?pageSize={pageSize}{(cursor is null ? null : $"&after={cursor}")}";
            var page = (await http.GetFromJsonAsync(path, RawJson.Default.RawPage, cancellationToken))!;
            foreach (var vehicle in page.Data)
            {
                yield return vehicle;
            }

            cursor = page.Pagination.After;
        }
        while (cursor is not null);
    }

    private static async Task<(int Count, double First)> EachAsync(int count, int atOnce, Func<int, CancellationToken, Task<int>> send)
    {
        var total = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, token) => Interlocked.Add(ref total, await send(number, token)));
        return (total, 0);
    }

    private static async Task<int> ChargeAsync(HttpClient http, int number, CancellationToken cancellationToken)
    {
        using var body = new StringContent("{\"action\":\"START\"}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"vehicles/{VehicleItems.Id(number)}/charging", body, cancellationToken);
        response.EnsureSuccessStatusCode();
        var action = await response.Content.ReadFromJsonAsync(RawJson.Default.RawAction, cancellationToken);
        return action?.Id is null ? 0 : 1;
    }

    private static async Task<int> OfUserAsync(HttpClient http, int user, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync($"users/{user}/vehicles", RawJson.Default.RawPage, cancellationToken))!.Data.Count;
}
