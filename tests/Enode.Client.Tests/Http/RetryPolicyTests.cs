using System.Net;
using System.Net.Http.Headers;

namespace Enode.Tests.Http;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(60, 30)]
    public void The_wait_is_anything_up_to_a_ceiling_that_doubles_until_thirty_seconds(int retries, double ceiling)
    {
        Assert.Equal(TimeSpan.Zero, Delay(0, retries));
        Assert.Equal(TimeSpan.FromSeconds(ceiling / 2), Delay(0.5, retries));
        Assert.Equal(TimeSpan.FromSeconds(ceiling), Delay(1, retries));
        static TimeSpan? Delay(double random, int retries) =>
            new RetryPolicy(100, () => random).Delay(true, Status(500), retries, TimeSpan.Zero);
    }

    [Fact]
    public void Without_injection_the_waits_are_spread()
    {
        var policy = new RetryPolicy(5);

        var delays = Enumerable.Range(0, 200).Select(_ => policy.Delay(true, Status(500), 2, TimeSpan.Zero)!.Value.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 0, 2));
        Assert.True(delays.Max() - delays.Min() > 1);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    public void A_request_is_repeated_so_often_and_no_more(int maximum, int retries, bool again)
    {
        Assert.Equal(again, new RetryPolicy(maximum, () => 0).Delay(true, Status(503), retries, TimeSpan.Zero) is not null);
    }

    [Theory]
    [InlineData(0, 180, true)]
    [InlineData(0, 181, false)]
    [InlineData(100, 80, true)]
    [InlineData(100, 81, false)]
    [InlineData(0, 86400, false)]
    public void A_wait_that_does_not_fit_into_three_minutes_is_not_begun(int waited, int retryAfter, bool again)
    {
        var delay = new RetryPolicy(5).Delay(true, Status(429, retryAfter), 0, TimeSpan.FromSeconds(waited));

        Assert.Equal(again ? TimeSpan.FromSeconds(retryAfter) : null, delay);
    }

    [Fact]
    public void The_servers_word_goes_before_our_own_reckoning()
    {
        Assert.Equal(TimeSpan.FromSeconds(7), new RetryPolicy(5, () => 1).Delay(true, Status(500, 7), 0, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, new RetryPolicy(5, () => 1).Delay(false, Status(429, 0), 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("Thu, 15 Jan 2026 12:01:30 GMT", 90.0)]
    [InlineData("Thu, 15 Jan 2026 11:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData("-3", null)]
    [InlineData("1.5", null)]
    [InlineData(null, null)]
    public void Retry_After_is_read_in_seconds_and_as_a_date(string? value, double? seconds)
    {
        Assert.Equal(seconds, RetryPolicy.RetryAfter(Headers(("Retry-After", value)), Noon)?.TotalSeconds);
    }

    [Fact]
    public void A_date_counts_from_the_servers_own_clock_where_it_tells()
    {
        var headers = Headers(("Retry-After", "Thu, 15 Jan 2026 12:01:30 GMT"), ("Date", "Thu, 15 Jan 2026 12:01:00 GMT"));

        Assert.Equal(TimeSpan.FromSeconds(30), RetryPolicy.RetryAfter(headers, Noon.AddHours(9)));
    }

    [Fact]
    public void A_certificate_that_is_refused_does_not_get_better()
    {
        var failure = new EnodeApiException(
            ErrorIds.ConnectionFailed, "TLS", new HttpRequestException(HttpRequestError.SecureConnectionError));

        Assert.Null(new RetryPolicy(5).Delay(true, new RetryOutcome(null, null, failure), 0, TimeSpan.Zero));
        Assert.Null(new RetryPolicy(5).Delay(false, new RetryOutcome(null, null, failure), 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", false)]
    [InlineData("OPTIONS", false)]
    public void Only_methods_that_may_be_repeated_are(string method, bool repeatable)
    {
        Assert.Equal(repeatable, ApiRequest.IsRepeatableMethod(new HttpMethod(method)));
    }

    private static RetryOutcome Status(int status, int? retryAfter = null) =>
        new((HttpStatusCode)status, retryAfter is null ? null : TimeSpan.FromSeconds(retryAfter.Value), null);

    private static HttpResponseHeaders Headers(params (string Name, string? Value)[] lines)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in lines.Where(line => line.Value is not null))
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response.Headers;
    }
}
