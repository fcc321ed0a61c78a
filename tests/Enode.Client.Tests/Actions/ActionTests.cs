namespace Enode.Tests.Actions;

public sealed class ActionTests : ClientTest
{
    [Fact]
    public async Task Every_member_of_a_charge_action_is_read()
    {
        Server.ReplyTo("GET", "/vehicles/actions/a%2F1", 200, Payloads.Action("a/1", "FAILED", "STOP"));

        var action = Assert.IsType<ChargeAction>(await Connect().Actions.GetAsync("a/1"));

        Assert.Equal(
            ("a/1", "user-1", "FAILED", "vehicle-1", "vehicle", "STOP"),
            (action.Id, action.UserId, action.State, action.TargetId, action.TargetType, action.Kind));
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero), action.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 10, 0, 5, TimeSpan.Zero), action.UpdatedAt);
        Assert.Equal(action.UpdatedAt, action.CompletedAt);
        Assert.Equal(
            ("NO_RESPONSE", "The device slept.", "NO_RESPONSE: The device slept."),
            (action.FailureReason!.Type, action.FailureReason.Detail, action.FailureReason.ToString()));
        Assert.Equal(
            ("STOP", "vehicle vehicle-1 (user-1) STOP FAILED", false), (action.Command, action.ToString(), action.IsPending));
        Assert.Equal(("vehicle-1", "The device slept."), (action.TargetName, action.Reason));
        Assert.Null(action.AdditionalProperties);
    }

    [Fact]
    public void A_known_name_of_the_device_is_in_the_text_and_not_in_the_JSON()
    {
        foreach (AssetAction action in new AssetAction[]
        {
            new ChargeAction { Kind = "START" }, new MaxCurrentAction(), new PermanentHoldAction(), new FollowScheduleAction(),
            new OperationModeAction(), new UnknownAction(),
        })
        {
            (action.TargetType, action.TargetId, action.UserId) = ("hvac", "h1", "user-4");
            var json = action.ToJson();
            action.KnownTargetName = "Moby";

            Assert.Equal("Moby", action.TargetName);
            Assert.StartsWith("Moby (user-4)", action.ToString(), StringComparison.Ordinal);
            Assert.Equal(json, action.ToJson());
            action.UserId = string.Empty;
            Assert.DoesNotContain("(", action.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("The device slept.", "The device slept.")]
    [InlineData("", "NO_RESPONSE")]
    [InlineData(null, "NO_RESPONSE")]
    public void The_reason_is_the_sentence_or_the_type(string? detail, string reason)
    {
        Assert.Equal(reason, new ChargeAction { FailureReason = new() { Type = "NO_RESPONSE", Detail = detail } }.Reason);
        Assert.Null(new ChargeAction().Reason);
    }

    [Theory]
    [InlineData("NO_RESPONSE", "The device slept.", "NO_RESPONSE: The device slept.")]
    [InlineData("NO_RESPONSE", "", "NO_RESPONSE")]
    [InlineData("NO_RESPONSE", null, "NO_RESPONSE")]
    [InlineData(null, null, "")]
    public void A_reason_is_shown_with_its_sentence_where_it_has_one(string? type, string? detail, string text)
    {
        Assert.Equal(text, new ActionFailureReason { Type = type, Detail = detail }.ToString());
    }

    [Theory]
    [InlineData("PENDING", true)]
    [InlineData("CONFIRMED", false)]
    [InlineData("FAILED", false)]
    [InlineData("CANCELLED", false)]
    [InlineData("PONDERING", false)]
    public void Only_what_is_pending_is_pending(string state, bool pending)
    {
        Assert.Equal(pending, new ChargeAction { State = state }.IsPending);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    [InlineData("""{"id":"a","kind":7}""")]
    public async Task What_is_no_action_is_an_invalid_response(string body)
    {
        Server.Reply(200, body);

        var failure = await FailureOf(Connect().Actions.GetAsync("a"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.Equal(
            body is "[]" or "\"a\"", failure.InnerException!.Message.StartsWith("An object was expected.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Actions_of_a_kind_of_device_that_has_none_are_refused_and_nothing_is_sent()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Connect().Actions.GetAsync("a", "toaster"));

        Assert.Equal("assetType", refusal.ParamName);
        Assert.StartsWith("'toaster' is not a kind of device that this version knows.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task A_cancellation_gives_the_action()
    {
        Server.ReplyTo("POST", "/vehicles/actions/a/cancel", 200, Payloads.Action("a", "CANCELLED"));

        var (action, wasSettled) = await Connect().Actions.CancelAsync("a");

        Assert.Equal(("a", "CANCELLED", false), (action.Id, action.State, wasSettled));
        Assert.Empty(Assert.Single(Server.Calls).Body);
    }

    [Theory]
    [InlineData("vehicle", "vehicles", "\"kind\":\"START\"", typeof(ChargeAction))]
    [InlineData("charger", "chargers", "\"targetState\":{\"maxCurrent\":6}", typeof(MaxCurrentAction))]
    [InlineData("hvac", "hvacs", "\"target\":{\"holdType\":\"PERMANENT\",\"mode\":\"OFF\"}", typeof(PermanentHoldAction))]
    [InlineData("hvac", "hvacs", "\"target\":{\"holdType\":\"SCHEDULED\"}", typeof(FollowScheduleAction))]
    [InlineData("battery", "batteries", "\"targetState\":{\"operationMode\":\"IDLE\"}", typeof(OperationModeAction))]
    public async Task A_cancellation_that_comes_too_late_gives_the_action_and_says_so(
        string targetType, string collection, string special, Type kind)
    {
        Server.ReplyTo("POST", $"/{collection}/actions/a/cancel", 409, Payloads.ActionWith(special, targetType, "a", "CONFIRMED"));

        var (action, wasSettled) = await Connect().Actions.CancelAsync("a", targetType);

        Assert.IsType(kind, action);
        Assert.Equal(("a", "CONFIRMED", targetType, true), (action.Id, action.State, action.TargetType, wasSettled));
    }

    [Fact]
    public async Task An_action_without_an_owner_has_none()
    {
        Server.Reply(200, """{"id":"a","state":"CANCELLED","targetType":"battery","targetState":{"operationMode":"IDLE"}}""");

        var action = await Connect().Actions.GetAsync("a", AssetTypes.Battery);

        Assert.Null(action.UserId);
        Assert.Null(action.FailureReason);
    }

    [Fact]
    public async Task A_conflict_of_another_kind_is_an_error()
    {
        Server.Reply(
            Response.Json(409, """{"title":"Conflict","detail":"Another one."}"""), Response.Json(404, """{"title":"Not Found"}"""));
        var actions = Connect().Actions;

        var conflict = await FailureOf(actions.CancelAsync("a"));
        Assert.Equal(("Enode.Conflict", "Conflict: Another one."), (conflict.ErrorId, conflict.Message));
        Assert.Equal(ErrorIds.NotFound, (await FailureOf(actions.CancelAsync("a"))).ErrorId);
    }
}
