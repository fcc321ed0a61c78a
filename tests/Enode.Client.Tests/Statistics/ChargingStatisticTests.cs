using System.Text.Json.Nodes;

namespace Enode.Tests.Statistics;

public sealed class ChargingStatisticTests : ClientTest
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task Everything_that_is_asked_for_is_in_the_query_and_in_UTC()
    {
        Server.ReplyWith(_ => Response.Json(200, "[]"));
        var client = Connect();

        await ListAsync(client.Statistics.ListChargingAsync(
            "u 1", "charger", Start, Start.AddYears(10), "home&1", "c/1", ChargingResolutions.QuarterHour));
        await ListAsync(client.Statistics.ListChargingSessionsAsync("u 1", "charger", Start, Start.AddDays(1), "home&1", "c/1"));

        const string Device = "&locationId=home%261&id=c%2F1&type=charger";
        Assert.Equal(
            [
                "GET /users/u%201/statistics/charging?startDate=2025-12-31T23%3A00%3A00Z&endDate=2035-12-31T23%3A00%3A00Z"
                    + $"{Device}&resolution=QUARTER_HOUR",
                "GET /users/u%201/statistics/charging/sessions?startDate=2025-12-31T23%3A00%3A00Z&endDate=2026-01-01T23%3A00%3A00Z"
                    + Device,
            ],
            Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task A_point_is_flat_and_says_what_was_asked_for()
    {
        Server.ReplyWith(_ => Response.Json(200, $"[{SmartPayloads.ChargingStatistic}]"));
        var client = Connect();

        var point = Assert.Single(await ListAsync(client.Statistics.ListChargingAsync("u1", "vehicle", Start, id: "car-1")));

        Assert.Equal(
            ("u1", "vehicle", "car-1", "DAY", "UTC", "kWh"),
            (point.UserId, point.DeviceType, point.DeviceId, point.Resolution, point.Timezone, point.Unit));
        Assert.Equal((30.25, 7.5, 3.5), (point.KwhSum, point.CostSum, point.EstimatedSavings));
        Assert.Equal((7.5, 11.0, 0.25, 0.375), (point.KwMean, point.KwMax, point.PriceMean, point.NonSmartPriceMean));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 0, 0, 0, TimeSpan.Zero), point.Date);
        var ofAll = Assert.Single(await ListAsync(
            client.Statistics.ListChargingAsync("u1", "vehicle", Start, resolution: ChargingResolutions.Month)));
        Assert.Equal((null, "MONTH"), (ofAll.DeviceId, ofAll.Resolution));
    }

    [Fact]
    public async Task A_session_is_flat_and_names_its_device()
    {
        Server.Reply(200, $"[{SmartPayloads.ChargingSession}]");

        var session = Assert.Single(await ListAsync(Connect().Statistics.ListChargingSessionsAsync("u1", "vehicle", Start)));

        Assert.Equal(
            ("u1", "vehicle", "car-1", "home-1", "UTC", "kWh"),
            (session.UserId, session.DeviceType, session.DeviceId, session.LocationId, session.Timezone, session.Unit));
        Assert.Equal(TimeSpan.FromHours(2.5), session.Duration);
        Assert.Equal((15.0, 3.75, null), (session.KwhSum, session.CostSum, session.EstimatedSavings));
        Assert.Equal((7.5, 11.0, 0.25, null), (session.KwMean, session.KwMax, session.PriceMean, session.NonSmartPriceMean));
    }

    [Theory]
    [InlineData(SmartPayloads.ChargingStatistic, "chargingStatisticsTimeseries")]
    [InlineData(SmartPayloads.ChargingSession, "sessionsStatisticsTimeseries")]
    public void A_sample_has_all_members_of_its_schema(string json, string schema)
    {
        ApiDocument.Require();

        var members = JsonTree.Below(JsonNode.Parse(json.Replace("null", "1", StringComparison.Ordinal))!).Select(part => part.Path[2..]);

        Assert.Equal(
            ApiDocument.MembersOf(schema).Select(path => path.Replace("[].", string.Empty, StringComparison.Ordinal)),
            members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Points_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, $"[{SmartPayloads.ChargingStatistic}]").Reply(200, $"[{SmartPayloads.ChargingSession}]");
        var client = Connect();
        var point = Assert.Single(await ListAsync(client.Statistics.ListChargingAsync("u", "vehicle", Start)));
        var session = Assert.Single(await ListAsync(client.Statistics.ListChargingSessionsAsync("u", "vehicle", Start)));
        using var german = new InCulture("de-DE");

        Assert.Equal(
            ["2026-01-14 00:00, 30.25 kWh", "2026-01-14 17:00, 02:30:00, 15 kWh", "0 to 11, mean 7.5", ""],
            new object[] { point, session, point.Kw!, session.NonSmartPrice! }.Select(one => one.ToString()));
        Assert.Equal(["", ""], new object[] { new ChargingStatistic(), new ChargingSession() }.Select(one => one.ToString()));
        Assert.Equal((null, null), (new ChargingSession { From = Start }.Duration, new ChargingStatistic().KwMean));
    }

    [Fact]
    public async Task A_point_that_cannot_be_read_is_named_and_the_others_are_given()
    {
        Server.Reply(200, $$"""[{"id":"odd","kwhSum":"many"},{{SmartPayloads.ChargingSession}}]""");
        var read = new List<ChargingSession>();

        var failure = await FailureOf(ReadAsync());

        Assert.Equal("car-1", Assert.Single(read).DeviceId);
        Assert.Equal((ErrorIds.InvalidResponse, "odd", "$[0].kwhSum"), (failure.ErrorId, failure.ItemId, failure.MemberPath));

        async Task ReadAsync()
        {
            await foreach (var session in Connect().Statistics.ListChargingSessionsAsync("u", "vehicle", Start))
            {
                read.Add(session);
            }
        }
    }
}
