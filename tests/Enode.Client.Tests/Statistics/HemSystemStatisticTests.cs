namespace Enode.Tests.Statistics;

public sealed class HemSystemStatisticTests : ClientTest
{
    private const string Bucketed = """
        "isAvailable":true,"unit":"kW","unitType":"Power","sampling":{"mode":"bucketed","resolution":"PT15M"},"timezone":"Europe/Oslo"
        """;

    private const string Missing = """{"isAvailable":false,"reason":"Not measured"}""";

    private const string Statistics = $$"""
        {"timeseries":{
          "generation":{ {{Bucketed}},"data":[
            {"t":"2026-10-25T02:45:00+02:00","v":1.25},{"t":"2026-10-25T02:00:00+01:00","v":null}]},
          "consumption":{ {{Bucketed}},"data":[]},
          "import":{{Missing}},"export":{{Missing}},"charge":{{Missing}},"discharge":{{Missing}}
        } }
        """;

    [Fact]
    public async Task Each_series_gives_its_values_or_why_there_are_none()
    {
        Server.Reply(200, Statistics);

        var points = (await Connect().Statistics.GetHemSystemAsync("hem 1", "2026-10-25")).GetPoints();

        Assert.Equal(
            [
                ("generation", 1.25, true, null), ("generation", null, true, null), ("consumption", null, false, null),
                ("import", null, false, "Not measured"), ("export", null, false, "Not measured"), ("charge", null, false, "Not measured"),
                ("discharge", null, false, "Not measured"), ("batteryLevel", null, false, null),
            ],
            points.Select(point => (point.Series!, point.Value, point.IsAvailable, point.Reason)));
        Assert.All(points, point => Assert.Equal("hem 1", point.HemSystemId));
        Assert.Equal(
            ("kW", "Power", "PT15M", "Europe/Oslo"), (points[0].Unit, points[0].UnitType, points[0].Resolution, points[0].Timezone));
        Assert.Equal([2, 1], points.Take(2).Select(point => point.Date!.Value.Offset.Hours));
        Assert.All(points.Skip(2), point => Assert.Null(point.Date));
    }

    [Fact]
    public async Task A_null_point_is_left_out_and_its_error_names_its_path()
    {
        Server.Reply(200, $$"""
            {"timeseries":{"generation":{ {{Bucketed}},"data":[null,{"v":1.5}]},"import":{ {{Bucketed}},"data":[null]} } }
            """);

        var statistics = await Connect().Statistics.GetHemSystemAsync("hem", "2026-10-25");

        var points = statistics.GetPoints();
        Assert.Equal([("generation", 1.5)], points.Where(point => point.IsAvailable).Select(point => (point.Series!, point.Value!.Value)));
        Assert.Single(points, point => point is { Series: "import", IsAvailable: false, Value: null });
        Assert.Equal(
            ["$.timeseries.generation.data[0]", "$.timeseries.import.data[0]"], statistics.UnreadPoints.Select(error => error.MemberPath));
    }

    [Fact]
    public async Task Without_series_each_has_one_object_without_values()
    {
        Server.Reply(200, "{}");

        var points = (await Connect().Statistics.GetHemSystemAsync("hem", "2026-10")).GetPoints();

        Assert.Equal((7, 0), (points.Count, points.Count(point => point.IsAvailable)));
    }

    [Fact]
    public async Task Points_came_from_where_the_statistics_came_from()
    {
        Server.Reply(200, Statistics);
        var statistics = await Connect().Statistics.GetHemSystemAsync("hem", "2026-10-25");

        statistics.Origin = "here";

        Assert.All(statistics.GetPoints(), point => Assert.Equal("here", point.Origin));
    }

    [Fact]
    public async Task Parts_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, Statistics);
        var statistics = await Connect().Statistics.GetHemSystemAsync("hem", "2026-10-25");
        var points = statistics.GetPoints();
        using var german = new InCulture("de-DE");

        var (generation, import) = (statistics.Timeseries!.Generation!, statistics.Timeseries.Import!);
        Assert.Equal(
            ["generation, consumption", "generation, consumption", "2 values, PT15M, kW", "Not measured", "2026-10-25 02:45, 1.25"],
            new object[] { statistics, statistics.Timeseries, generation, import, generation.Data![0] }.Select(one => one.ToString()));
        Assert.Equal(
            ["generation, 2026-10-25 02:45, 1.25 kW", "import, Not measured"],
            new[] { points[0], points[3] }.Select(one => one.ToString()));
        Assert.Equal(
            ["", "", "", "0 values", ""],
            new object[]
            {
                new HemSystemStatistics(), new HemSystemSeries(), new HemSystemSampling(), new HemSystemSeries { IsAvailable = true },
                new HemSystemStatistic(),
            }.Select(one => one.ToString()));
    }
}
