using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Enode.Benchmarks.Server;

/// <summary>The part of the API that is measured, on a free port of this machine. Its first line of output is its address.</summary>
internal static class LoadServer
{
    /// <summary>How many vehicles each user has.</summary>
    internal const int VehiclesOfUser = 4;

    private const string Json = "application/json; charset=utf-8";

    private static readonly Journal Journal = new();
    private static readonly ConcurrentDictionary<string, RateLimit> Limits = new();

    /// <summary>Runs until the standard input ends.</summary>
    internal static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost("/token", () => Results.Text("{\"access_token\":\"benchmark\",\"token_type\":\"bearer\",\"expires_in\":3600}", Json));
        app.MapGet("/journal", () =>
        {
            Limits.Clear();
            return Results.Json(Journal.Take());
        });
        app.MapGet("/{settings}/vehicles", context => AnswerAsync(context, 0, WriteVehiclesAsync));
        app.MapGet("/{settings}/users/{user}/vehicles", context => AnswerAsync(context, 0, WriteVehiclesOfUserAsync));
        app.MapPost("/{settings}/vehicles/{id}/charging", context => AnswerAsync(context, FirstDelay(context), WriteActionAsync));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, int delay, Func<HttpContext, LoadSettings, Task> write)
    {
        var settings = Settings(context);
        Journal.Begin();
        var started = Stopwatch.GetTimestamp();
        var isRefused = false;
        var waited = TimeSpan.Zero;
        try
        {
            var refused = settings.Rate > 0
                ? Limits.GetOrAdd(settings.ToString(), _ => new RateLimit(settings.Rate)).Refuse()
                : null;
            isRefused = refused is not null;
            if (Math.Max(settings.Latency, delay) is > 0 and var wait)
            {
                await Task.Delay(wait);
                waited = Stopwatch.GetElapsedTime(started);
            }

            if (refused is { } seconds)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return;
            }

            context.Response.ContentType = Json;
            await write(context, settings);
        }
        finally
        {
            Journal.End(isRefused, waited);
        }
    }

    private static Task WriteVehiclesAsync(HttpContext context, LoadSettings settings)
    {
        var query = context.Request.Query;
        var first = int.TryParse(query["after"], CultureInfo.InvariantCulture, out var after) ? after : 0;
        var size = int.TryParse(query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        var count = Math.Min(size, settings.Vehicles - first);
        var next = first + count < settings.Vehicles ? (first + count).ToString(CultureInfo.InvariantCulture) : null;
        return WritePageAsync(context, first, count, next);
    }

    private static Task WriteVehiclesOfUserAsync(HttpContext context, LoadSettings settings)
    {
        var user = int.Parse((string)context.Request.RouteValues["user"]!, CultureInfo.InvariantCulture);
        return WritePageAsync(context, user * VehiclesOfUser, VehiclesOfUser, null);
    }

    private static async Task WritePageAsync(HttpContext context, int first, int count, string? next)
    {
        using var page = new MemoryStream(count * 1500);
        VehicleItems.WritePage(page, first, count, next);
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length));
    }

    private static Task WriteActionAsync(HttpContext context, LoadSettings settings) => context.Response.WriteAsync(
        $$"""
        {"id":"{{Guid.NewGuid()}}","userId":"customer-1","createdAt":"2026-03-01T08:00:00Z","updatedAt":"2026-03-01T08:00:00Z",
        "completedAt":null,"state":"PENDING","targetId":"{{context.Request.RouteValues["id"]}}","targetType":"vehicle","kind":"START",
        "failureReason":null}
        """);

    private static int FirstDelay(HttpContext context) =>
        (string)context.Request.RouteValues["id"]! == VehicleItems.Id(0) ? Settings(context).SlowFirst : 0;

    private static LoadSettings Settings(HttpContext context) => LoadSettings.Parse((string)context.Request.RouteValues["settings"]!);
}
