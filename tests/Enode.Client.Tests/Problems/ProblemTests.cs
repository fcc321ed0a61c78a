using System.Text.Json.Nodes;

namespace Enode.Tests.Problems;

public sealed class ProblemTests : ClientTest
{
    [Fact]
    public async Task A_problem_is_read_whole()
    {
        Server.Reply(Response.Json(400, """
            {"type":"https://developers.enode.com/api/problems/bad-request","title":"Bad Request","detail":"Payload failed validation.",
             "issues":[{"message":"Required","path":["body","scopes",0]},{"message":"Too short"},{"code":"too_big","maximum":5}],
             "docs":{"page":7}}
            """).With("Content-Type", "application/problem+json; charset=utf-8").With("x-request-id", "req-77").With("Retry-After", 9));

        var failure = await FailureOf(Connect().Vehicles.StartChargingAsync("v"));

        Assert.Equal(ErrorIds.BadRequest, failure.ErrorId);
        Assert.Equal(
            "Bad Request: Payload failed validation.\n  - body.scopes.0: Required\n  - Too short\n  - code: too_big, maximum: 5",
            failure.Message);
        Assert.Equal((400, "POST", "/vehicles/v/charging", 1), ((int)failure.StatusCode!, failure.Method, failure.Path, failure.Attempts));
        Assert.Equal(("req-77", TimeSpan.FromSeconds(9)), (failure.RequestId, failure.RetryAfter));
        var problem = failure.Problem!;
        Assert.Equal(
            ("https://developers.enode.com/api/problems/bad-request", "Bad Request", "Payload failed validation.", 3),
            (problem.Type, problem.Title, problem.Detail, problem.Issues!.Count));
        Assert.Equal(7L, Assert.IsType<EnodeMembers>(problem.AdditionalProperties!["docs"])["page"]);
        Assert.Equal("too_big", problem.Issues[2].AdditionalProperties!["code"]);
    }

    [Theory]
    [InlineData("""{"type":"t","title":"T","detail":"D","issues":[{"message":"M"}]}""")]
    [InlineData("""{"title":"T","issues":null}""")]
    public async Task A_member_that_has_a_property_is_in_that_property_alone(string body)
    {
        Server.Reply(400, body);

        Assert.Null((await FailureOf(Connect().Users.GetAsync("u"))).Problem!.AdditionalProperties);
    }

    [Theory]
    [InlineData("""{"title":"T","issues":[{"path":[],"message":"M"}]}""", "T\n  - []: M")]
    [InlineData("""{"title":"T","detail":"D"}""", "T: D")]
    [InlineData("""{"title":"T"}""", "T")]
    [InlineData("""{"detail":"D"}""", "D")]
    [InlineData("""{"title":"Same","detail":"Same"}""", "Same")]
    [InlineData("""{"title":" ","detail":"D"}""", "D")]
    [InlineData("""{"title":"T","issues":[]}""", "T")]
    [InlineData("""{"title":"T","issues":null}""", "T")]
    [InlineData("""{"title":"T","issues":[{"message":"M"}]}""", "T\n  - M")]
    [InlineData("""{"title":"T","issues":[{"message":"M","path":null}]}""", "T\n  - M")]
    [InlineData("""{"title":"T","issues":[{"message":"M","path":"a.b"}]}""", "T\n  - a.b: M")]
    [InlineData(
        """{"title":"T","issues":[{"message":5,"x":[1,{"y":true}],"z":null}]}""",
        "T\n  - message: 5, x: [1,{\"y\":true}], z: null")]
    [InlineData("""{"title":"T","issues":[{}]}""", "T\n  - ")]
    public async Task A_message_is_title_and_detail_and_a_line_for_each_issue(string body, string message)
    {
        Server.Reply(400, body);

        Assert.Equal(message, (await FailureOf(Connect().Users.GetAsync("u"))).Message);
    }

    [Theory]
    [InlineData("""{"title":"T","detail":"D","issues":["scopes is required",7]}""", "T: D\n  - scopes is required\n  - 7")]
    [InlineData("""{"title":"T","issues":["A",{"message":"M","path":["a",0]},null]}""", "T\n  - A\n  - a.0: M\n  - null")]
    [InlineData("""{"title":"T","issues":[{"code":"c"},[1,"é"]]}""", "T\n  - code: c\n  - 1.é")]
    [InlineData("""{"title":"T","detail":"D","issues":"scopes is required"}""", "T: D\n  - scopes is required")]
    [InlineData("""{"title":"T","issues":{"message":"M","path":"a.b"}}""", "T\n  - a.b: M")]
    [InlineData("""{"title":"T","issues":{"scopes":["required","é"]}}""", "T\n  - scopes: required.é")]
    [InlineData("""{"title":"T","issues":-12345678901234567890}""", "T\n  - -12345678901234567890")]
    [InlineData("""{"title":"T","issues":true}""", "T\n  - true")]
    [InlineData("""{"title":"T","detail":["D"]}""", "T")]
    [InlineData("""{"type":5,"title":"T","detail":"D"}""", "T: D")]
    public async Task A_problem_of_another_shape_still_says_what_it_can(string body, string message)
    {
        Server.Reply(400, body);

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((ErrorIds.BadRequest, message), (failure.ErrorId, failure.Message));
        // Nothing of it is lost.
        Assert.Equal([], JsonTree.Lost(JsonNode.Parse(body)!, JsonNode.Parse(failure.Problem!.ToJson()), asDoubles: false));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"oops\"")]
    [InlineData("{\"title\":")]
    public async Task A_refusal_that_is_no_problem_document_is_named_by_its_status(string body)
    {
        Server.Html(403, body);

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal((ErrorIds.Forbidden, "The server answered 403 Forbidden to GET /users/u."), (failure.ErrorId, failure.Message));
        Assert.Null(failure.Problem);
    }

    [Fact]
    public async Task A_problem_without_words_is_named_by_its_status()
    {
        Server.Reply(403, """{"type":"https://developers.enode.com/api/problems/forbidden"}""");

        var failure = await FailureOf(Connect().Users.GetAsync("u"));

        Assert.Equal("The server answered 403 Forbidden to GET /users/u.", failure.Message);
        Assert.NotNull(failure.Problem);
    }

    [Theory]
    [InlineData("x-request-id")]
    [InlineData("Request-Id")]
    [InlineData("X-Correlation-ID")]
    [InlineData("x-amzn-trace-id")]
    [InlineData("traceparent")]
    [InlineData("CF-RAY")]
    public async Task The_servers_own_id_of_the_request_is_kept(string header)
    {
        Server.Reply(Response.Json(404, "{}").With(header, "id-1"));

        Assert.Equal("id-1", (await FailureOf(Connect().Users.GetAsync("u"))).RequestId);
    }

    [Fact]
    public async Task Of_several_ids_the_most_telling_is_kept_and_without_any_there_is_none()
    {
        Server.Reply(Response.Json(404, "{}").With("cf-ray", "ray").With("x-request-id", "req"), Response.Json(404, "{}"));

        Assert.Equal("req", (await FailureOf(Connect().Users.GetAsync("u"))).RequestId);
        var second = await FailureOf(Connect().Users.GetAsync("u"));
        Assert.Null(second.RequestId);
        Assert.Null(second.RetryAfter);
    }

    [Fact]
    public async Task A_token_that_a_problem_echoes_is_in_no_part_of_the_failure()
    {
        const string token = "canary-Token_123456";
        Server.Reply(400, $$"""
            {"type":"https://x.example/{{token}}","title":"{{token}}","detail":"Bearer {{token}} is odd.",
             "issues":[{"message":"see {{token}}","got":["{{token}}",{"deep":"{{token}}"}]}],"echo":{"authorization":"Bearer {{token}}"} }
            """);

        var failure = await FailureOf(Connect(Options(accessToken: token)).Users.GetAsync("u"));

        Assert.Equal(ErrorIds.BadRequest, failure.ErrorId);
        Assert.StartsWith("[redacted]: Bearer [redacted] is odd.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", failure.Problem!.ToJson(), StringComparison.OrdinalIgnoreCase);
    }
}
