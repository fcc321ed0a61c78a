namespace Enode.Tests.Actions;

/// <summary>The API sends no type with an action: the members that only one kind has tell it.</summary>
public sealed class ActionKindTests : ClientTest
{
    public static TheoryData<string, Type, string> Bodies => new()
    {
        { """{"id":"a","kind":"START"}""", typeof(ChargeAction), "START" },
        { """{"kind":"STOP","id":"a"}""", typeof(ChargeAction), "STOP" },
        { """{"kind":null}""", typeof(ChargeAction), "" },
        { """{"id":"a","failureReason":null,"more":{"targetState":1,"x":[{"target":2}]},"kind":"START"}""", typeof(ChargeAction), "START" },
        { """{"id":"a","targetState":{"maxCurrent":16.5}}""", typeof(MaxCurrentAction), "MAX 16.5 A" },
        { """{"targetState":{"maxCurrent":null},"id":"a"}""", typeof(MaxCurrentAction), "MAX" },
        { """{"targetState":{"new":{"operationMode":"IDLE"},"maxCurrent":6}}""", typeof(MaxCurrentAction), "MAX 6 A" },
        { """{"targetState":{}}""", typeof(MaxCurrentAction), "MAX" },
        { """{"targetState":null}""", typeof(MaxCurrentAction), "MAX" },
        { """{"id":"a","targetState":{"operationMode":"IDLE"}}""", typeof(OperationModeAction), "IDLE" },
        { """{"targetState":{"new":[1,{}],"operationMode":"SELF_RELIANCE"},"id":"a"}""", typeof(OperationModeAction), "SELF_RELIANCE" },
        { """{"targetState":{"operationMode":null}}""", typeof(OperationModeAction), "" },
        { """{"target":{"holdType":"PERMANENT","mode":"OFF"}}""", typeof(PermanentHoldAction), "OFF" },
        {
            """{"target":{"coolSetpoint":25,"heatSetpoint":20.5,"mode":"AUTO","holdType":"PERMANENT"},"id":"a"}""",
            typeof(PermanentHoldAction), "AUTO 20.5 to 25 °C"
        },
        { """{"target":{"mode":"HEAT"}}""", typeof(PermanentHoldAction), "HEAT" },
        { """{"target":{"holdType":"UNTIL_SUNRISE"}}""", typeof(PermanentHoldAction), "" },
        { """{"target":{"holdType":null}}""", typeof(PermanentHoldAction), "" },
        { """{"target":null}""", typeof(PermanentHoldAction), "" },
        { """{"id":"a","target":{"holdType":"SCHEDULED"}}""", typeof(FollowScheduleAction), "FOLLOW_SCHEDULE" },
        {
            """{"target":{"new":{"holdType":"PERMANENT"},"holdType":"SCHEDULED"},"state":"PENDING"}""", typeof(FollowScheduleAction),
            "FOLLOW_SCHEDULE"
        },
        { """{"id":"a","more":{"kind":"START"}}""", typeof(UnknownAction), "UNKNOWN" },
        { "{}", typeof(UnknownAction), "UNKNOWN" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_action_is_told_by_what_only_its_kind_has_wherever_it_stands(string body, Type kind, string command)
    {
        Server.Reply(200, body);

        var action = await Connect().Actions.GetAsync("a");

        Assert.IsType(kind, action);
        Assert.Equal(command, action.Command);
    }

    [Fact]
    public async Task What_makes_an_unknown_action_special_is_among_its_additional_properties()
    {
        Server.Reply(200, """{"id":"a","state":"PENDING","goal":{"kW":7.4},"targetType":"charger"}""");

        var action = Assert.IsType<UnknownAction>(await Connect().Actions.GetAsync("a"));

        Assert.Equal(("a", "charger", true), (action.Id, action.TargetType, action.IsPending));
        Assert.Equal(7.4m, Assert.IsType<EnodeMembers>(action.AdditionalProperties!["goal"])["kW"]);
    }
}
