namespace Enode.Tests.Http;

public sealed class OptionsTests : ClientTest
{
    [Theory]
    [InlineData("given-token\r\n")]
    [InlineData("given-token\n")]
    [InlineData(" given-token ")]
    [InlineData("\tgiven-token\u00A0")]
    public async Task A_token_is_sent_without_the_blanks_around_it(string token)
    {
        Server.Reply(200, "{}");

        await Connect(Options(accessToken: token)).Users.GetAsync("u");

        Assert.Equal("Bearer given-token", Assert.Single(Server.Journal).Header("Authorization"));
    }

    [Theory]
    [InlineData("hunter\n2")]
    [InlineData("hunter 2")]
    [InlineData("Bearer hunter2")]
    [InlineData("hunter\t2")]
    [InlineData("hunter\u00002")]
    [InlineData("hunter\u007F2")]
    [InlineData("hünter2")]
    [InlineData("hunter2\u200B")]
    [InlineData("hunter2\uFEFF")]
    public void A_token_that_no_request_can_carry_is_rejected_and_not_repeated(string token)
    {
        var refusal = RefusalOf(Options(accessToken: token));

        Assert.Equal(ErrorIds.InvalidArgument, refusal.ErrorId);
        Assert.Equal("AccessToken contains a blank, a control character or a character outside of ASCII.", refusal.Message);
        Assert.DoesNotContain("hunter", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    public void A_token_of_nothing_is_rejected(string token)
    {
        Assert.Equal(
            (ErrorIds.MissingCredential, "AccessToken is empty."),
            (RefusalOf(Options(accessToken: token)).ErrorId, RefusalOf(Options(accessToken: token)).Message));
    }

    [Theory]
    [InlineData("2024-10-01\n")]
    [InlineData("2024-10-01 ")]
    [InlineData("2024\r\nX-Other: 1")]
    [InlineData("2024–10–01")]
    [InlineData("")]
    public void A_version_that_is_not_a_header_is_rejected(string version)
    {
        AssertRejected(
            "ApiVersion has to be letters, digits and punctuation of ASCII.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), ApiVersion = version });
    }

    [Theory]
    [InlineData("tests/1.0\n")]
    [InlineData("tésts/1.0")]
    [InlineData("")]
    public void A_user_agent_that_is_not_a_header_is_rejected(string agent)
    {
        AssertRejected(
            "UserAgent has to be visible ASCII and blanks.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), UserAgent = agent });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(2147483648.0)]
    public void A_time_that_cannot_be_waited_for_is_rejected(double milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);

        AssertRejected(
            "Timeout is not a time that can be waited for.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), Timeout = time });
        AssertRejected(
            "ConnectTimeout is not a time that can be waited for.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), ConnectTimeout = time });
    }

    [Fact]
    public async Task Without_any_time_limit_a_client_works()
    {
        Server.Reply(200, "{}");
        using var client = new EnodeClient(new EnodeClientOptions
        {
            ApiUri = Server.Uri,
            AccessToken = Secure("given"),
            Timeout = Timeout.InfiniteTimeSpan,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        });

        Assert.NotNull(await client.Users.GetAsync("u"));
    }

    [Fact]
    public void Counts_and_sizes_that_cannot_be_are_rejected()
    {
        AssertRejected(
            "MaximumRetryCount is negative.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), MaximumRetryCount = -1 });
        AssertRejected(
            "MaximumResponseSize is not a size that a body can have.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), MaximumResponseSize = 0 });
        AssertRejected(
            "MaximumResponseSize is not a size that a body can have.",
            new EnodeClientOptions { ApiUri = Server.Uri, AccessToken = Secure("given"), MaximumResponseSize = int.MaxValue });
    }

    [Fact]
    public async Task The_smallest_and_the_largest_of_each_option_is_taken()
    {
        Server.ReplyWith(_ => Response.Json(200));
        EnodeClientOptions smallest = new()
        {
            ApiUri = Server.Uri,
            AccessToken = Secure("given"),
            ApiVersion = "!",
            UserAgent = "a b",
            Timeout = TimeSpan.FromMilliseconds(1),
            ConnectTimeout = TimeSpan.FromTicks(1),
            MaximumRetryCount = 0,
            MaximumResponseSize = 1,
            TimeProvider = Time,
        };
        EnodeClientOptions largest = new()
        {
            ApiUri = Server.Uri,
            AccessToken = Secure("given"),
            ApiVersion = "~",
            UserAgent = "~",
            Timeout = TimeSpan.FromMilliseconds(int.MaxValue),
            ConnectTimeout = TimeSpan.FromMilliseconds(int.MaxValue),
            MaximumRetryCount = int.MaxValue,
            MaximumResponseSize = Array.MaxLength - 1,
            TimeProvider = Time,
        };

        Assert.Equal(0, Connect(smallest).RequestCount);
        await SendAsync(Connect(largest), "GET");

        Assert.Equal(("~", "~"), (Server.Calls.Single().Header("Enode-Version"), Server.Calls.Single().Header("User-Agent")));
        AssertRejected(
            "MaximumResponseSize is not a size that a body can have.",
            new() { ApiUri = Server.Uri, AccessToken = Secure("given"), MaximumResponseSize = Array.MaxLength });
    }

    private static void AssertRejected(string message, EnodeClientOptions options)
    {
        var refusal = RefusalOf(options);

        Assert.Equal((ErrorIds.InvalidArgument, message), (refusal.ErrorId, refusal.Message));
    }

    private static EnodeApiException RefusalOf(EnodeClientOptions options) =>
        Assert.Throws<EnodeApiException>(() => new EnodeClient(options));
}
