using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class RecordRoutesTests
{
    private const string Plans = "/users/user-001/plans";

    private const string Plan = """
        {
          "name": "A", "state": "ON", "isEnabled": true, "level": 80, "offset": -0.5, "validFrom": "2026-03-01T12:00:00+01:00",
          "target": null, "windows": [{ "from": "06:00", "days": [0, 6] }, { "from": "24:00", "days": [] }]
        }
        """;

    private readonly TestGateway gateway = new(TestPlans.OfUsers);

    [Fact]
    public void A_record_is_created_and_read()
    {
        var created = gateway.Send("POST", Plans, Plan);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        var plan = created.Json;
        Assert.True(Guid.TryParseExact(plan.Text("id"), "D", out _));
        Assert.Equal("user-001", plan.Text("userId"));
        Assert.Equal(ManualTime.Start, plan.Time("createdAt"));
        Assert.Equal("A", plan.Text("name"));
        Assert.Equal("ON", plan.Text("state"));
        Assert.True(plan.GetProperty("isEnabled").GetBoolean());
        Assert.Equal(79.5, plan.Number("level"));
        Assert.Equal(ManualTime.Start.AddHours(-1), plan.Time("validFrom"));
        Assert.True(plan.IsNull("target"));
        Assert.Equal("06:00 on 0,6; 24:00 on ", plan.Text("windows"));
        Assert.True(plan.IsNull("night"));
        Assert.Equal(created.Text, gateway.Send("GET", $"/plans/{plan.Text("id")}").Text);
        gateway.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ManualTime.Start.AddMinutes(1), gateway.Send("GET", $"/plans/{plan.Text("id")}").Json.Time("readAt"));
    }

    [Fact]
    public void A_list_has_the_records_of_the_user_in_its_own_form_and_in_pages()
    {
        foreach (var (user, name) in new[] { ("user-001", "A"), ("user-002", "B"), ("user-001", "C"), ("user-001", "D") })
        {
            gateway.Send("POST", $"/users/{user}/plans", Plan.Replace("\"A\"", $"\"{name}\"", StringComparison.Ordinal));
        }

        var page = gateway.Send("GET", $"{Plans}?pageSize=2");
        Assert.Equal(["A", "C"], page.Data.Select(item => item.GetString()));
        Assert.Equal(["D"], gateway.Send("GET", $"{Plans}?pageSize=2&after={page.After}").Data.Select(item => item.GetString()));
        Assert.Equal(["B"], gateway.Send("GET", "/users/user-002/plans").Data.Select(item => item.GetString()));
        Assert.Empty(gateway.Send("GET", "/users/unknown/plans").Data);
    }

    [Fact]
    public void Ids_are_the_same_for_a_seed_and_are_not_used_again()
    {
        var first = Create();
        Assert.Equal(first, new TestGateway(TestPlans.OfUsers).Send("POST", Plans, Plan).Json.Text("id"));
        gateway.Send("DELETE", $"/plans/{first}");
        Assert.NotEqual(first, Create());
    }

    [Fact]
    public void An_update_changes_the_members_that_it_has_and_no_others()
    {
        var id = Create();
        var nightly = gateway.Send("PATCH", $"/plans/{id}", """{ "level": 50, "night": { "from": "22:30", "days": [1] } }""");
        Assert.Equal(HttpStatusCode.OK, nightly.Status);
        Assert.Equal((50.0, "22:30 on 1", "A"), (nightly.Json.Number("level"), nightly.Json.Text("night"), nightly.Json.Text("name")));
        var named = gateway.Send("PATCH", $"/plans/{id}", """{ "name": "B", "isEnabled": false }""");
        Assert.Equal(("22:30 on 1", "B"), (named.Json.Text("night"), named.Json.Text("name")));
        Assert.False(named.Json.GetProperty("isEnabled").GetBoolean());
        var cleared = gateway.Send("PATCH", $"/plans/{id}", """{ "night": null }""");
        Assert.True(cleared.Json.IsNull("night"));
        Assert.Equal(cleared.Text, gateway.Send("PATCH", $"/plans/{id}", "{}").Text);
        Assert.Equal(cleared.Text, gateway.Send("GET", $"/plans/{id}").Text);
    }

    [Fact]
    public void A_deleted_record_is_gone()
    {
        var (id, other) = (Create(), Create());
        var deleted = gateway.Send("DELETE", $"/plans/{id}");
        Assert.Equal((HttpStatusCode.NoContent, string.Empty, null), (deleted.Status, deleted.Text, deleted.MediaType));
        Expect.Problem(gateway.Send("GET", $"/plans/{id}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(gateway.Send("PATCH", $"/plans/{id}", "{}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(gateway.Send("DELETE", $"/plans/{id}"), HttpStatusCode.NotFound, "not-found");
        Assert.Single(gateway.Send("GET", Plans).Data);
        Assert.Equal(HttpStatusCode.OK, gateway.Send("GET", $"/plans/{other}").Status);
    }

    [Fact]
    public void A_record_is_not_created_for_an_unknown_user()
    {
        Expect.Problem(gateway.Send("POST", "/users/unknown/plans", Plan), HttpStatusCode.NotFound, "not-found");
        Assert.Empty(gateway.Send("GET", "/users/unknown/plans").Data);
    }

    [Fact]
    public void A_record_can_belong_to_no_user()
    {
        var client = new TestGateway(TestPlans.OfClient);
        Assert.Equal(HttpStatusCode.OK, client.Send("POST", "/plans", Plan).Status);
        Assert.Equal(["A"], client.Send("GET", "/plans").Data.Select(item => item.GetString()));
    }

    [Fact]
    public void What_the_description_leaves_out_has_no_route()
    {
        var readOnly = new TestGateway(TestPlans.ReadOnly);
        Assert.Empty(readOnly.Send("GET", "/plans").Data);
        Expect.Problem(readOnly.Send("POST", "/plans", Plan), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Expect.Problem(readOnly.Send("PATCH", "/plans/x", "{}"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Expect.Problem(readOnly.Send("DELETE", "/plans/x"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Expect.Problem(readOnly.Send("GET", "/users/user-001/plans"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(gateway.Send("PUT", "/plans/x", "{}"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public void Every_wrong_member_is_an_issue_also_of_inner_objects()
    {
        const string body = """
            {
              "name": null, "state": "on", "isEnabled": "true", "level": 0, "offset": 1e999, "validFrom": "2026-03-01T12:00:00",
              "target": "x", "windows": [{ "from": "6:00", "days": [0, 7, "1"] }, 5, { "from": "23:59", "to": "24:00", "from": "" }],
              "night": { "days": {} }, "other": {}
            }
            """;
        string[] issues =
        [
            "invalid_type name", "invalid_enum_value state", "invalid_type isEnabled", "out_of_range level", "out_of_range offset",
            "invalid_datetime validFrom", "invalid_uuid target", "invalid_time windows[0].from", "out_of_range windows[0].days[1]",
            "invalid_type windows[0].days[2]", "invalid_type windows[1]", "duplicate windows[2].from", "required windows[2].days",
            "unrecognized_key windows[2].to", "required night.from", "invalid_type night.days", "unrecognized_key other",
        ];
        Expect.BadInput(gateway.Send("POST", Plans, body), issues);
        Assert.Empty(gateway.Send("GET", Plans).Data);
    }

    [Fact]
    public void Every_required_member_is_missing_in_an_empty_object()
    {
        string[] required = ["name", "state", "isEnabled", "level", "offset", "validFrom", "target", "windows"];
        Expect.BadInput(gateway.Send("POST", Plans, "{}"), [.. required.Select(name => $"required {name}")]);
    }

    [Theory]
    [InlineData("""{ "name": 1 }""", "Expected a string, received a number.")]
    [InlineData("""{ "night": 1 }""", "Expected an object or null, received a number.")]
    [InlineData("""{ "night": { "from": "24:01", "days": [] } }""", "Expected a time HH:mm from 00:00 to 24:00.")]
    [InlineData("""{ "night": { "from": "00:00\n", "days": [] } }""", "Expected a time HH:mm from 00:00 to 24:00.")]
    [InlineData("""{ "night": { "from": "00:00", "days": [-1] } }""", "Expected a number from 0 to 6.")]
    [InlineData("""{ "night": { "from": "00:00", "days": null } }""", "Expected an array, received null.")]
    [InlineData("""{ "isEnabled": [] }""", "Expected a boolean, received an array.")]
    [InlineData("""{ "level": true }""", "Expected a number, received a boolean.")]
    public void An_issue_says_what_is_expected(string body, string message)
    {
        var id = Create();
        var reply = gateway.Send("PATCH", $"/plans/{id}", body);
        Assert.Equal([message], reply.Issues.Select(issue => issue.Text("message")));
        Assert.Equal(79.5, gateway.Send("GET", $"/plans/{id}").Json.Number("level"));
    }

    private string Create() => gateway.Send("POST", Plans, Plan).Json.Text("id")!;
}
