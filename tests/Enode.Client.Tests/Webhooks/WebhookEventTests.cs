using System.Text;
using System.Text.Json.Nodes;

namespace Enode.Tests.Webhooks;

public sealed class WebhookEventTests
{
    public static TheoryData<string, string, Type> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string, Type>
            {
                { WebhookEventNames.SmartChargingStatusUpdated, """ "smartChargingStatus":{"state":"S"} """, typeof(SmartChargingStatus) },
                { WebhookEventNames.InverterStatisticsUpdated, """ "statistics":{"year":2026,"day":null} """, typeof(InverterStatistics) },
                { WebhookEventNames.VendorActionUpdated, """ "vendorAction":{"id":"x1","kind":"START"} """, typeof(ChargeAction) },
                { WebhookEventNames.ScheduleExecutionUpdated, """ "status":{"scheduleType":"CHARGE"} """, typeof(ChargeScheduleStatus) },
                { WebhookEventNames.CredentialsInvalidated, """ "vendor":"TESLA" """, typeof(LinkedVendor) },
            };
            foreach (var (noun, member, type) in new[]
            {
                ("vehicle", "vehicle", typeof(Vehicle)), ("charger", "charger", typeof(Charger)), ("hvac", "hvac", typeof(Hvac)),
                ("inverter", "inverter", typeof(Inverter)), ("battery", "battery", typeof(Battery)), ("meter", "meter", typeof(Meter)),
                ("hem-system", "hemSystem", typeof(HemSystem)),
            })
            {
                foreach (var change in new[] { "discovered", "updated", "deleted" })
                {
                    kinds.Add($"user:{noun}:{change}", $$"""
                        "{{member}}":{"id":"x1"}
                        """, type);
                }
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_of_a_user_has_its_user_and_what_it_is_about(string name, string member, Type type)
    {
        var happened = Assert.Single(Parse($$"""
            [{"event":"{{name}}","createdAt":"2026-01-15T10:00:00Z","version":"2024-10-01","user":{"id":"u1"},{{member}},
              "updatedFields":["a","b"]}]
            """));
        happened.Origin = "production";

        Assert.Equal((name, "u1", "u1", "2024-10-01", "a, b", "production"), (
            happened.Event, happened.UserId, happened.User?.Id, happened.Version, $"{happened.UpdatedFields}", happened.Connection));
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero), happened.CreatedAt);
        Assert.IsType(type, happened.Subject);
        Assert.Equal("production", happened.Subject.Connection);
        Assert.Null(happened.AdditionalProperties);
        Assert.StartsWith($"{name} u1", happened.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_that_the_document_names_has_a_type()
    {
        ApiDocument.Require();

        Assert.Equal(ApiDocument.WebhookNames.Order(), WebhookEventNames.All.Order());
        Assert.Equal(28, WebhookEventNames.All.Count);
    }

    [Fact]
    public void Events_of_the_service_have_no_user()
    {
        var events = Parse("""
            [{"event":"system:heartbeat","pendingEvents":3},{"event":"enode:webhook:test","createdAt":"2026-01-15T10:00:00Z"}]
            """);

        Assert.Equal(3, Assert.IsType<HeartbeatEvent>(events[0]).PendingEvents);
        Assert.IsType<WebhookTestEvent>(events[1]);
        Assert.All(events, happened => Assert.True(happened is { User: null, UserId: null, Subject: null, UpdatedFields: null }));
        Assert.DoesNotContain("user\"", events[0].ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_another_kind_keeps_all_its_members()
    {
        var events = Parse("""[{"event":"user:boat:updated","boat":{"id":"b1"},"user":{"id":"u1"}}]""");

        var boat = Assert.IsType<UnknownEvent>(events[0]);
        Assert.Equal(("user:boat:updated", "u1"), (boat.Event, boat.UserId));
        Assert.Contains("b1", boat.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"event":"user:vehicle:discovered","vehicle":{"information":{"displayName":"Moby"}}}""", "Moby")]
    [InlineData(
        """{"event":"user:vendor-action:updated","vendorAction":{"kind":"START","state":"FAILED","targetType":"vehicle"}}""",
        "FAILED START vehicle")]
    [InlineData(
        """{"event":"user:vehicle:smart-charging-status-updated","smartChargingStatus":{"state":"DISABLED","vehicleId":"v1"}}""",
        "DISABLED v1")]
    [InlineData("""{"event":"user:inverter:statistics-updated","statistics":{"inverterId":"i1","year":2026,"month":6}}""", "2026-06 i1")]
    [InlineData("""{"event":"user:schedule:execution-updated","status":{"scheduleType":"CHARGE","state":"ALIGNED"}}""", "ALIGNED")]
    [InlineData("""{"event":"user:credentials:invalidated","vendor":"TESLA"}""", "TESLA (invalid)")]
    [InlineData("""{"event":"system:heartbeat","pendingEvents":3}""", "3 pending")]
    [InlineData("""{"event":"enode:webhook:test"}""", null)]
    public void An_event_says_what_happened(string json, string? description)
    {
        Assert.Equal(description, Assert.Single(Parse(json)).Description);
    }

    [Fact]
    public void The_status_of_a_schedule_comes_with_the_schedule_and_statistics_with_points()
    {
        var events = Parse("""
            [{"event":"user:schedule:execution-updated","status":{"scheduleType":"CHARGE"},
                "schedule":{"id":"s1","defaultShouldCharge":true}},
             {"event":"user:inverter:statistics-updated","statistics":{"inverterId":"i1","timezone":"Europe/Oslo","resolutions":
                {"DAY":{"unit":"kWh","data":[{"date":"2026-06-01T00:00:00+02:00","value":1.5}]}}}}]
            """);
        events[0].Origin = events[1].Origin = "production";

        var schedule = Assert.IsType<ScheduleStatusEvent>(events[0]).Schedule;
        Assert.Equal(("s1", "production"), (Assert.IsType<ChargeSchedule>(schedule).Id, schedule.Connection));
        var point = Assert.Single(Assert.IsType<InverterStatisticsEvent>(events[1]).Points);
        Assert.Equal(("i1", 1.5, "DAY", "production"), (point.InverterId, point.Value, point.Resolution, point.Connection));
    }

    [Fact]
    public void One_event_that_cannot_be_read_does_not_take_the_others_with_it()
    {
        const string Body = """
            [{"event":"system:heartbeat"},{"event":"user:vehicle:updated","vehicle":{"lastSeen":7}},5,{},{"event":"enode:webhook:test"}]
            """;
        var errors = new List<EnodeApiException>();

        var events = WebhookEvents.Parse(Encoding.UTF8.GetBytes(Body), errors.Add);

        Assert.Equal(["system:heartbeat", "enode:webhook:test"], events.Select(happened => happened.Event));
        Assert.Equal(["$[1].vehicle.lastSeen", "$[2]", "$[3].event"], errors.Select(error => error.MemberPath));
        Assert.All(errors, error => Assert.Equal(ErrorIds.InvalidResponse, error.ErrorId));
        Assert.Equal("$[1].vehicle.lastSeen", Assert.Throws<EnodeApiException>(() => Parse(Body)).MemberPath);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("""[{"event":"system:heartbeat"}""")]
    [InlineData("""[{"event":"system:heartbeat"}]]""")]
    public void A_body_that_is_not_a_whole_array_has_no_events(string body)
    {
        var error = Assert.Throws<EnodeApiException>(() => WebhookEvents.Parse(Encoding.UTF8.GetBytes(body), _ => { }));

        Assert.Equal((ErrorIds.InvalidResponse, "$"), (error.ErrorId, error.MemberPath));
    }

    [Fact]
    public void One_event_without_an_array_is_read_too()
    {
        Assert.IsType<HeartbeatEvent>(Assert.Single(Parse("""{"event":"system:heartbeat"}""")));
        Assert.Empty(Parse("[]"));
    }

    [Fact]
    public void The_documented_deliveries_come_back_whole()
    {
        var files = Directory.GetFiles(ApiDocument.Examples(), "webhook-event-*.json")
            .Append(Path.Combine(ApiDocument.Examples(), "webhook-batch.json"));
        foreach (var file in files)
        {
            var example = JsonNode.Parse(File.ReadAllText(file))!.AsArray();

            var events = WebhookEvents.Parse(File.ReadAllBytes(file));

            Assert.Equal(example.Count, events.Count);
            Assert.All(events.Zip(example), pair => Assert.Equal([], JsonTree.Lost(pair.Second, JsonNode.Parse(pair.First.ToJson()))));
            Assert.All(events, happened => Assert.IsNotType<UnknownEvent>(happened));
        }
    }

    private static IReadOnlyList<WebhookEvent> Parse(string body) => WebhookEvents.Parse(Encoding.UTF8.GetBytes(body));
}
