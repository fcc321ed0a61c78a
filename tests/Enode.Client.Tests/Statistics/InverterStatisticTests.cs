namespace Enode.Tests.Statistics;

public sealed class InverterStatisticTests : ClientTest
{
    private const string Day = """
        {"timezone":"Europe/Oslo","resolutions":{"QUARTER_HOUR":{"unit":"kWh","data":[
          {"date":"2026-03-29T01:45:00+01:00","value":0.25},{"date":"2026-03-29T03:00:00+02:00","value":null}]}}}
        """;

    [Fact]
    public async Task A_day_gives_its_quarter_hours_with_the_offset_that_each_has()
    {
        Server.Reply(200, Day);

        var statistics = await Connect().Statistics.GetInverterAsync("inv 1", 2026, 3, 29);

        var points = statistics.GetPoints();
        Assert.Equal(
            [("inv 1", 0.25, "kWh", "QUARTER_HOUR", "Europe/Oslo"), ("inv 1", null, "kWh", "QUARTER_HOUR", "Europe/Oslo")],
            points.Select(point => (point.InverterId!, point.Value, point.Unit!, point.Resolution!, point.Timezone!)));
        Assert.Equal([1, 2], points.Select(point => point.Date!.Value.Offset.Hours));
        Assert.Equal((false, null, "Europe/Oslo"), (statistics.IsProvisional, statistics.RetryAfter, $"{statistics}"));
        Assert.All(points, point => Assert.Equal((false, null), (point.IsProvisional, point.RetryAfter)));
    }

    [Fact]
    public async Task Provisional_numbers_say_so_and_when_to_ask_again()
    {
        Server.Reply(202, SmartPayloads.InverterStatistics);

        var statistics = await Connect().Statistics.GetInverterAsync("inv", 2026, 6);

        var asked = new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero);
        Assert.Equal((true, asked, "Europe/Oslo, provisional"), (statistics.IsProvisional, statistics.RetryAfter, $"{statistics}"));
        Assert.Equal(["QUARTER_HOUR", "DAY"], statistics.GetPoints().Select(point => point.Resolution));
        Assert.All(statistics.GetPoints(), point => Assert.Equal((true, asked), (point.IsProvisional, point.RetryAfter)));
    }

    [Theory]
    [InlineData("""{"timezone":"UTC","resolutions":{}}""")]
    [InlineData("""{"timezone":"UTC","resolutions":{"DAY":{"unit":"kWh","data":null}}}""")]
    [InlineData("""{"timezone":"UTC"}""")]
    public async Task Without_data_there_are_no_points(string body)
    {
        Server.Reply(200, body);

        Assert.Empty((await Connect().Statistics.GetInverterAsync("inv", 2026, 6)).GetPoints());
    }

    [Fact]
    public async Task A_null_point_is_left_out_and_its_error_names_its_path()
    {
        Server.Reply(200, """
            {"resolutions":{"QUARTER_HOUR":{"data":[{"value":1}]},"DAY":{"data":[null,{"value":2},null]}}}
            """);

        var statistics = await Connect().Statistics.GetInverterAsync("inv", 2026, 6);

        Assert.Equal([1.0, 2], statistics.GetPoints().Select(point => point.Value));
        Assert.Equal(
            [(ErrorIds.InvalidResponse, "$.resolutions.DAY.data[0]"), (ErrorIds.InvalidResponse, "$.resolutions.DAY.data[2]")],
            statistics.UnreadPoints.Select(error => (error.ErrorId, error.MemberPath)));
        Assert.All(statistics.UnreadPoints, error => Assert.True(error.IsOfOneItem));
    }

    [Fact]
    public async Task More_null_points_than_unreadable_items_of_a_page_are_an_error_of_the_whole()
    {
        var nulls = string.Join(',', Enumerable.Repeat("null", PageReader.MaximumUnreadable));
        Server
            .Reply(200, $$"""{"resolutions":{"DAY":{"data":[{{nulls}}] } } }""")
            .Reply(200, $$"""{"resolutions":{"DAY":{"data":[{{nulls}},null] } } }""");
        var client = Connect();

        Assert.Equal(PageReader.MaximumUnreadable, (await client.Statistics.GetInverterAsync("inv", 2026, 6)).UnreadPoints.Count);
        var error = await Assert.ThrowsAsync<EnodeApiException>(() => client.Statistics.GetInverterAsync("inv", 2026, 6));

        Assert.Equal(
            (ErrorIds.InvalidResponse, $"$.resolutions.DAY.data[{PageReader.MaximumUnreadable}]"), (error.ErrorId, error.MemberPath));
    }

    [Fact]
    public async Task Points_came_from_where_the_statistics_came_from()
    {
        Server.Reply(200, Day);
        var statistics = await Connect().Statistics.GetInverterAsync("inv", 2026, 3, 29);

        statistics.Origin = "here";

        Assert.All(statistics.GetPoints(), point => Assert.Equal("here", point.Origin));
    }

    [Fact]
    public async Task Parts_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, SmartPayloads.InverterStatistics);
        var statistics = await Connect().Statistics.GetInverterAsync("inv", 2026, 6);
        using var german = new InCulture("de-DE");

        var quarters = statistics.Resolutions!.QuarterHour!;
        Assert.Equal(
            ["QUARTER_HOUR, DAY", "1 period", "2026-06-30 12:15, 1.25", "2026-06-30 12:15, 1.25 kWh"],
            new object[] { statistics.Resolutions, quarters, quarters.Data![0], statistics.GetPoints()[0] }.Select(one => one.ToString()));
        Assert.Equal(
            ["", "0 periods", "", ""],
            new object[]
            {
                new InverterStatisticsResolutions(), new InverterStatisticsEntry(), new InverterStatisticsPoint(), new InverterStatistic(),
            }.Select(one => one.ToString()));
    }

    [Fact]
    public async Task The_wait_asks_again_at_the_time_that_the_server_names_until_the_numbers_are_final()
    {
        Server.Reply(202, Provisional(TimeSpan.FromMinutes(5))).Reply(202, Provisional(TimeSpan.FromMinutes(7))).Reply(200, Day);

        var statistics = await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromMinutes(10));

        Assert.False(statistics.IsProvisional);
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2)], Time.Delays);
        const string Target = "/inverters/inv/statistics?year=2026&month=3&day=29";
        const string Reason = "the statistics are provisional";
        Assert.Equal(
            [
                new RetryWait("GET", Target, TimeSpan.FromMinutes(5), 2, Reason),
                new RetryWait("GET", Target, TimeSpan.FromMinutes(2), 3, Reason),
            ],
            Observer.Waits);
        Assert.Equal(
            Enumerable.Repeat("GET /inverters/inv/statistics?year=2026&month=3&day=29", 3), Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task Final_numbers_are_not_waited_for()
    {
        Server.Reply(200, Day);

        await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.Zero);

        Assert.Empty(Time.Delays);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_time_after_the_timeout_ends_the_wait_at_once()
    {
        Server.Reply(202, Provisional(TimeSpan.FromSeconds(60)));

        var statistics = await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromSeconds(59.9));

        Assert.True(statistics.IsProvisional);
        Assert.Empty(Time.Delays);
        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData(-3600.0)]
    [InlineData(null)]
    public async Task A_time_that_has_passed_and_no_time_are_waited_for_with_growing_pauses(double? seconds)
    {
        Server.ReplyWith(_ => Response.Json(202, Provisional(seconds is { } known ? TimeSpan.FromSeconds(known) : null)));

        var statistics = await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromMinutes(5));

        Assert.True(statistics.IsProvisional);
        Assert.Equal([1.0, 2, 4, 8, 16, 32, 60, 60, 60, 56], Time.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(11, Server.Calls.Count);
    }

    [Fact]
    public async Task What_becomes_final_within_the_last_pause_is_read_shortly_before_the_end_of_the_time()
    {
        Server.Reply(202, Provisional(null)).Reply(202, Provisional(null)).Reply(200, Day);

        var statistics = await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromSeconds(2.5));

        Assert.False(statistics.IsProvisional);
        Assert.Equal([1.0, 1.125], Time.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(500, null, 1.0)]
    [InlineData(429, 30, 30.0)]
    public async Task A_read_that_fails_for_a_passing_reason_is_repeated_at_the_next_time(int status, int? retryAfter, double second)
    {
        var refused = Response.Json(status, "{}");
        Server
            .Reply(202, Provisional(TimeSpan.FromSeconds(5)))
            .Reply(retryAfter is null ? refused : refused.With("Retry-After", retryAfter))
            .Reply(200, Day);

        var statistics = await Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromMinutes(5));

        Assert.False(statistics.IsProvisional);
        Assert.Equal([5.0, Math.Max(2, second)], Time.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task A_read_that_can_never_succeed_ends_the_wait()
    {
        Server.Reply(202, Provisional(null)).Reply(404, "{}");

        var error = await Assert.ThrowsAsync<EnodeApiException>(
            () => Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromMinutes(5)));

        Assert.Equal((ErrorIds.NotFound, 2), (error.ErrorId, Server.Calls.Count));
    }

    [Fact]
    public async Task Reads_that_are_not_answered_end_with_the_time()
    {
        Time.IsInAHurry = false;
        Server.Reply(202, Provisional(null)).Hang();
        var waiting = Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromSeconds(4));
        await Time.WaitForDelaysAsync(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Server.WaitForRequestsAsync(3);

        Time.Advance(TimeSpan.FromSeconds(3));

        Assert.True((await waiting.WaitAsync(TimeSpan.FromSeconds(30))).IsProvisional);
    }

    [Fact]
    public async Task The_wait_can_be_cancelled()
    {
        Time.IsInAHurry = false;
        Server.Reply(202, Provisional(TimeSpan.FromMinutes(5)));
        using var cancellation = new CancellationTokenSource();
        var waiting = Connect().Statistics.WaitForInverterAsync("inv", 2026, 3, 29, TimeSpan.FromHours(1), cancellation.Token);
        await Time.WaitForDelaysAsync(1);

        await cancellation.CancelAsync();

        await AssertCancelledAsync(waiting);
    }

    // From the start of the test's clock.
    private static string Provisional(TimeSpan? after)
    {
        var time = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero) + after;
        var member = time is null ? string.Empty : $"""
            "retryAfter":"{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}",
            """;
        return $$"""{ {{member}} "timezone":"Europe/Oslo","resolutions":{} }""";
    }
}
