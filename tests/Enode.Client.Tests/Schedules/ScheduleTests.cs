namespace Enode.Tests.Schedules;

public sealed class ScheduleTests : ClientTest
{
    public static TheoryData<string, Type> Kinds => new()
    {
        { """{"id":"s","defaultShouldCharge":true}""", typeof(ChargeSchedule) },
        { """{"defaultShouldCharge":null}""", typeof(ChargeSchedule) },
        { """{"rules":[{"defaultTargetState":1}],"targetType":"vehicle"}""", typeof(ChargeSchedule) },
        { """{"targetType":"charger"}""", typeof(ChargeSchedule) },
        { """{"targetType":"hvac"}""", typeof(TemperatureSchedule) },
        { """{"targetType":"pool","defaultTargetState":null}""", typeof(TemperatureSchedule) },
        { """{"targetType":null,"id":"s","defaultTargetState":{"mode":"OFF"}}""", typeof(TemperatureSchedule) },
        { """{"targetType":"pool","id":"s"}""", typeof(UnknownSchedule) },
        { "{}", typeof(UnknownSchedule) },
    };

    public static TheoryData<string, Type> StatusKinds => new()
    {
        { """{"scheduleType":"CHARGE"}""", typeof(ChargeScheduleStatus) },
        { """{"scheduleType":"TEMPERATURE"}""", typeof(TemperatureScheduleStatus) },
        { """{"scheduleId":"s","isChargingExpected":null}""", typeof(ChargeScheduleStatus) },
        { """{"scheduleType":"NEWER","expected":null}""", typeof(TemperatureScheduleStatus) },
        { """{"scheduleType":"NEWER","current":{"expected":1}}""", typeof(UnknownScheduleStatus) },
        { """{"scheduleType":null}""", typeof(UnknownScheduleStatus) },
        { "{}", typeof(UnknownScheduleStatus) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_kind_of_a_schedule_is_found_in_its_members(string body, Type kind)
    {
        Server.Reply(200, body);

        Assert.IsType(kind, await Connect().Schedules.GetAsync("s"));
    }

    [Theory]
    [MemberData(nameof(StatusKinds))]
    public async Task The_kind_of_a_status_is_found_in_its_members(string body, Type kind)
    {
        Server.Reply(200, body);

        Assert.IsType(kind, await Connect().Schedules.GetStatusAsync("s"));
    }

    [Fact]
    public async Task The_schedules_of_a_user_are_listed_page_by_page_each_of_its_kind()
    {
        Server.ReplyTo("GET", "/users/u%2F7/schedules?pageSize=2", 200, Payloads.Page("c", PlanPayloads.ChargeSchedule, "{}"))
            .ReplyTo("GET", "/users/u%2F7/schedules?pageSize=2&after=c", 200, Payloads.Page(null, PlanPayloads.TemperatureSchedule));

        var schedules = await ListAsync(Connect().Schedules.ListAsync("u/7", pageSize: 2));

        Assert.Equal(
            [typeof(ChargeSchedule), typeof(UnknownSchedule), typeof(TemperatureSchedule)],
            schedules.Select(schedule => schedule.GetType()));
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task A_charge_schedule_reads_well_in_a_table_and_in_csv()
    {
        Server.Reply(200, PlanPayloads.ChargeSchedule);

        var schedule = Assert.IsType<ChargeSchedule>(await Connect().Schedules.GetAsync("sch-1"));

        Assert.Equal(
            ("CHARGE", "vehicle v-8", "no charge", "home-1", true),
            (schedule.ScheduleType, $"{schedule}", schedule.Default, schedule.LocationId, schedule.IsEnabled));
        Assert.False(schedule.DefaultShouldCharge);
        Assert.Equal(
            "22:00-06:00 Mon-Fri from 2026-01-12T00:00:00Z until 2026-02-12T00:00:00Z: charge", $"{schedule.Rules}");
        Assert.Equal(("22:00", "06:00"), (schedule.Rules![0].From, schedule.Rules[0].To));
    }

    [Fact]
    public async Task A_temperature_schedule_reads_well_in_a_table_and_in_csv()
    {
        Server.Reply(200, PlanPayloads.TemperatureSchedule);

        var schedule = Assert.IsType<TemperatureSchedule>(await Connect().Schedules.GetAsync("sch-2"));

        Assert.Equal(
            ("TEMPERATURE", "hvac hv-5", "AUTO 17.5 to 26 °C", false),
            (schedule.ScheduleType, $"{schedule}", schedule.Default, schedule.IsEnabled));
        Assert.EndsWith(": AUTO 20 to 24.5 °C", $"{schedule.Rules}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statuses_of_both_kinds_read_alike()
    {
        Server.Reply(200, PlanPayloads.ChargeStatus).Reply(200, PlanPayloads.TemperatureStatus);
        var schedules = Connect().Schedules;

        var charge = Assert.IsType<ChargeScheduleStatus>(await schedules.GetStatusAsync("sch-1"));
        var temperature = Assert.IsType<TemperatureScheduleStatus>(await schedules.GetStatusAsync("sch-2"));

        Assert.Equal(
            ("MISALIGNED", true, "no charge", "charge", new DateTimeOffset(2026, 1, 15, 6, 0, 0, TimeSpan.Zero)),
            ($"{charge}", charge.IsActive, charge.Now, charge.ExpectedNow, charge.NextTransitionAt));
        Assert.Equal(
            ("ALIGNED", true, "AUTO 17.5 to 26 °C", "AUTO 20 to 24.5 °C", new DateTimeOffset(2026, 1, 17, 6, 30, 0, TimeSpan.Zero)),
            ($"{temperature}", temperature.IsActive, temperature.Now, temperature.ExpectedNow, temperature.NextTransitionAt));
        Assert.Equal(
            ("needsCharge, shouldCharge", "2026-01-15T06:00:00Z no charge, 2026-01-15T22:00:00Z charge"),
            ($"{charge.IsChargingExpectedParts}", $"{charge.UpcomingTransitions}"));
        Assert.Equal("2026-01-17T06:30:00Z AUTO 17.5 to 26 °C", $"{temperature.UpcomingTransitions}");
        Assert.Equal("Ended", $"{charge.SmartOverride}");
    }

    [Theory]
    [InlineData(ScheduleStates.Aligned, true)]
    [InlineData(ScheduleStates.Misaligned, true)]
    [InlineData(ScheduleStates.Pending, true)]
    [InlineData(ScheduleStates.Overridden, false)]
    [InlineData(ScheduleStates.Disabled, false)]
    [InlineData(ScheduleStates.Away, false)]
    [InlineData(ScheduleStates.Incapable, false)]
    [InlineData("INACTIVE:NEWER", false)]
    [InlineData(null, null)]
    public void A_schedule_is_active_unless_its_state_is_an_inactive_one(string? state, bool? isActive)
    {
        Assert.Equal(isActive, new ChargeScheduleStatus { State = state }.IsActive);
        Assert.Equal(isActive, new UnknownScheduleStatus { State = state }.IsActive);
    }

    [Fact]
    public void What_is_not_known_is_empty()
    {
        Assert.Equal(("", "", ""), ($"{new UnknownSchedule()}", new UnknownSchedule().Default, new ChargeSchedule().Default));
        Assert.Equal(("s", ""), ($"{new TemperatureSchedule { Id = "s" }}", new TemperatureSchedule().Default));
        Assert.Null(new UnknownSchedule().ScheduleType);
        ScheduleStatus[] statuses = [new ChargeScheduleStatus(), new TemperatureScheduleStatus(), new UnknownScheduleStatus()];
        Assert.All(statuses, status => Assert.Equal(("", "", ""), ($"{status}", status.Now, status.ExpectedNow)));
        Assert.All(statuses, status => Assert.Null(status.NextTransitionAt));
        Assert.Equal(("", ""), ($"{new ChargeTransition()}", $"{new TemperatureTransition()}"));
    }

    [Fact]
    public async Task A_new_schedule_is_sent_with_all_members_of_its_kind_and_no_others()
    {
        Server.Reply(200, PlanPayloads.ChargeSchedule).Reply(200, PlanPayloads.TemperatureSchedule);
        var schedules = Connect().Schedules;

        await schedules.CreateAsync("u", new ChargeSchedule
        {
            Id = "not sent",
            TargetType = "vehicle",
            TargetId = "v-8",
            LocationId = "home-1",
            IsEnabled = false,
            DefaultShouldCharge = true,
            Rules = [Rule("22:00", "06:00", [0, 6], shouldCharge: false)],
        });
        await schedules.CreateAsync("u", new TemperatureSchedule
        {
            TargetType = "hvac",
            TargetId = "hv-5",
            IsEnabled = true,
            DefaultTargetState = new() { HoldType = HoldTypes.Scheduled },
            Rules =
            [
                new()
                {
                    FromTimestamp = new DateTimeOffset(2026, 1, 12, 0, 0, 0, TimeSpan.Zero),
                    TargetState = new() { HoldType = HoldTypes.Permanent, Mode = HvacModes.Heat, HeatSetpoint = 0 },
                },
            ],
        });

        Assert.Equal(
            [
                """{"targetType":"vehicle","targetId":"v-8","locationId":"home-1","isEnabled":false,"defaultShouldCharge":true""" +
                ""","rules":[{"hourMinute":{"from":"22:00","to":"06:00"},"weekdays":[0,6],"shouldCharge":false}]}""",
                """{"targetType":"hvac","targetId":"hv-5","isEnabled":true,"defaultTargetState":{"holdType":"SCHEDULED"},"rules":[""" +
                """{"fromTimestamp":"2026-01-12T00:00:00Z","targetState":{"holdType":"PERMANENT","mode":"HEAT","heatSetpoint":0}}]}""",
            ],
            Server.Calls.Select(call => call.Body));
        Assert.All(Server.Calls, call => Assert.Equal("POST /users/u/schedules", call.ToString()));
    }

    [Fact]
    public async Task A_schedule_of_another_kind_is_not_created()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Connect().Schedules.CreateAsync("u", new UnknownSchedule { Id = "s" }));

        Assert.Empty(Server.Journal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task A_schedule_without_the_id_of_a_device_is_not_created(string? id)
    {
        await Assert.ThrowsAsync<InvalidIdException>(() => Connect().Schedules.CreateAsync("u", new ChargeSchedule { TargetId = id }));

        Assert.Empty(Server.Journal);
    }

    public static TheoryData<ScheduleChanges, string> Changes => new()
    {
        { new(), "{}" },
        { new() { IsEnabled = false }, """{"isEnabled":false}""" },
        { new() { LocationId = "home-2" }, """{"locationId":"home-2"}""" },
        { new() { ClearLocation = true }, """{"locationId":null}""" },
        { new() { DefaultShouldCharge = false }, """{"defaultShouldCharge":false}""" },
        {
            new() { DefaultTargetState = new() { HoldType = HoldTypes.Permanent, Mode = HvacModes.Off } },
            """{"defaultTargetState":{"holdType":"PERMANENT","mode":"OFF"}}"""
        },
        { new() { Rules = [] }, """{"rules":[]}""" },
        {
            new() { Rules = [Rule("01:00", "02:00", null, true)] },
            """{"rules":[{"hourMinute":{"from":"01:00","to":"02:00"},"shouldCharge":true}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_sends_what_changes_and_nothing_else(ScheduleChanges changes, string body)
    {
        Server.Reply(200, PlanPayloads.ChargeSchedule);

        var changed = await Connect().Schedules.UpdateAsync("sch-1", changes);

        Assert.Equal(("PUT /schedules/sch-1", body), (Assert.Single(Server.Calls).ToString(), Server.Calls[0].Body));
        Assert.IsType<ChargeSchedule>(changed);
    }

    [Fact]
    public async Task Rules_that_were_read_are_sent_as_they_were()
    {
        Server.Reply(200, PlanPayloads.TemperatureSchedule).Reply(200, PlanPayloads.TemperatureSchedule);
        var schedules = Connect().Schedules;
        var read = await schedules.GetAsync("sch-2");

        await schedules.UpdateAsync("sch-2", new() { Rules = read.Rules });

        var expected = System.Text.Json.Nodes.JsonNode.Parse(PlanPayloads.TemperatureSchedule)!["rules"];
        var sent = System.Text.Json.Nodes.JsonNode.Parse(Server.Calls[1].Body)!["rules"];
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(expected, sent), Server.Calls[1].Body);
    }

    [Fact]
    public async Task A_schedule_is_deleted()
    {
        Server.Reply(204);

        await Connect().Schedules.DeleteAsync("sch-1");

        Assert.Equal("DELETE /schedules/sch-1", Assert.Single(Server.Calls).ToString());
    }

    private static ScheduleRule Rule(string from, string to, int[]? weekdays, bool shouldCharge) => new()
    {
        HourMinute = new() { From = from, To = to },
        Weekdays = weekdays is null ? null : [.. weekdays],
        ShouldCharge = shouldCharge,
    };
}
