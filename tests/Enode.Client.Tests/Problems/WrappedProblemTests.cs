namespace Enode.Tests.Problems;

/// <summary>The document has the problems of HEM systems inside an object of status, headers and body.</summary>
public sealed class WrappedProblemTests : ClientTest
{
    [Theory]
    [InlineData(400, "bad-request", ErrorIds.BadRequest)]
    [InlineData(422, "hem-system-statistics-not-available", "Enode.HemSystemStatisticsNotAvailable")]
    public async Task A_wrapped_problem_is_the_problem_inside(int status, string type, string errorId)
    {
        Server.Reply(status, Wrapped(status, type));

        var failure = await FailureOf(Connect().Statistics.GetHemSystemAsync("h", "2026-06"));

        Assert.Equal((errorId, "Oh: No"), (failure.ErrorId, failure.Message));
        Assert.Equal(
            ($"https://developers.enode.com/api/problems/{type}", "Oh", "No", null),
            (failure.Problem!.Type, failure.Problem.Title, failure.Problem.Detail, failure.Problem.AdditionalProperties));
    }

    [Fact]
    public async Task The_wait_that_is_asked_for_inside_is_waited_for()
    {
        Server.Reply(503, Wrapped(503, "vendor-temporarily-unavailable", "42")).Reply(200, "{}");

        await Connect().Statistics.GetHemSystemAsync("h", "2026-06");

        Assert.Equal([TimeSpan.FromSeconds(42)], Time.Delays);
    }

    [Fact]
    public async Task The_wait_is_on_the_error_too()
    {
        Server.Reply(503, Wrapped(503, "vendor-temporarily-unavailable", "3600"));

        var failure = await FailureOf(Connect().Statistics.GetHemSystemAsync("h", "2026-06"));

        Assert.Equal((ErrorIds.VendorUnavailable, TimeSpan.FromHours(1)), (failure.ErrorId, failure.RetryAfter));
        Assert.Empty(Time.Delays);
    }

    [Fact]
    public async Task The_header_of_the_response_itself_comes_first()
    {
        Server.Reply(Response.Json(503, Wrapped(503, "vendor-temporarily-unavailable", "42")).With("Retry-After", 7)).Reply(200, "{}");

        await Connect().Statistics.GetHemSystemAsync("h", "2026-06");

        Assert.Equal([TimeSpan.FromSeconds(7)], Time.Delays);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("\"soon\"")]
    [InlineData("99999999999")]
    [InlineData("null")]
    public async Task A_wait_that_is_not_a_number_of_seconds_is_ignored(string retryAfter)
    {
        Server.Reply(503, Wrapped(503, "vendor-temporarily-unavailable", retryAfter));

        var failure = await FailureOf(Connect(Options(retries: 0)).Statistics.GetHemSystemAsync("h", "2026-06"));

        Assert.Equal((ErrorIds.VendorUnavailable, null), (failure.ErrorId, failure.RetryAfter));
    }

    [Theory]
    [InlineData("""{"statusCode":400,"body":"text"}""")]
    [InlineData("""{"body":{"title":"x"}}""")]
    [InlineData("[]")]
    [InlineData("503")]
    public async Task What_only_looks_wrapped_is_left_as_it_is(string body)
    {
        Server.Reply(503, body);

        var failure = await FailureOf(Connect(Options(retries: 0)).Users.GetAsync("u"));

        Assert.Equal((ErrorIds.ServerError, null), (failure.ErrorId, failure.Problem?.Title));
    }

    private static string Wrapped(int status, string type, string? retryAfter = null)
    {
        var wait = retryAfter is null ? string.Empty : $", \"retry-after\": {retryAfter}";
        return $$"""
            {
              "statusCode": {{status}}, "headers": { "content-type": "application/problem+json; charset=utf-8"{{wait}} },
              "body": { "type": "https://developers.enode.com/api/problems/{{type}}", "title": "Oh", "detail": "No" }
            }
            """;
    }
}
