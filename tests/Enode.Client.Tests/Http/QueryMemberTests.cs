namespace Enode.Tests.Http;

/// <summary>Members of a query in an interpolated path.</summary>
public sealed class QueryMemberTests : ClientTest
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));

    public static TheoryData<string?, string?, string?, string> Optionals => new()
    {
        { null, null, null, "things/x" },
        { "1", null, null, "things/x?a=1" },
        { null, "2", null, "things/x?b=2" },
        { null, null, "3", "things/x?c=3" },
        { "1", null, "3", "things/x?a=1&c=3" },
        { null, "2", "3", "things/x?b=2&c=3" },
        { "1", "2", "3", "things/x?a=1&b=2&c=3" },
        { string.Empty, null, string.Empty, "things/x?a=&c=" },
        { "a&b=c?d#e", "é +%/", "..", "things/x?a=a%26b%3Dc%3Fd%23e&b=%C3%A9%20%2B%25%2F&c=.." },
    };

    [Theory]
    [MemberData(nameof(Optionals))]
    public async Task A_member_without_a_value_is_left_out_and_a_value_is_encoded(string? a, string? b, string? c, string expected)
    {
        Server.Reply(204);

        await Connect().GetAsync($"things/{"x"}?a={a}&b={b}&c={c}", default);

        Assert.Equal($"GET /{expected}", Assert.Single(Server.Calls).ToString());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Booleans_numbers_and_times_are_written_as_the_API_reads_them_in_every_culture(string culture)
    {
        using var other = new InCulture(culture);

        Assert.Equal("x?a=true&b=false", ApiPath.Text($"x?a={true}&b={false}"));
        Assert.Equal("x?a=-5&b=4000000000&c=0.25&d=-1234.5", ApiPath.Text($"x?a={-5}&b={4_000_000_000L}&c={0.25}&d={-1234.5}"));
        Assert.Equal("x?a=2026-07-01T10%3A00%3A00Z", ApiPath.Text($"x?a={Noon}"));
        Assert.Equal("x?a=2026-07-01T10%3A00%3A00.25Z", ApiPath.Text($"x?a={Noon.AddMilliseconds(250)}"));
    }

    [Fact]
    public void Booleans_numbers_and_times_that_are_null_are_left_out()
    {
        Assert.Equal(
            "x?year=2026",
            ApiPath.Text($"x?a={(bool?)null}&b={(int?)null}&c={(long?)null}&d={(double?)null}&e={(DateTimeOffset?)null}&year={2026}"));
    }

    [Fact]
    public void A_member_with_several_values_is_repeated_for_each_and_one_with_none_is_left_out()
    {
        Assert.Equal("x?type=a&type=b%26c&last=1", ApiPath.Text($"x?type={new[] { "a", "b&c" }}&last={1}"));
        Assert.Equal("x?first=1&type=a&type=b", ApiPath.Text($"x?first={1}&type={new List<string> { "a", "b" }}"));
        Assert.Equal("x?last=1", ApiPath.Text($"x?type={Array.Empty<string>()}&other={(string[]?)null}&last={1}"));
    }

    [Fact]
    public void Members_with_fixed_values_stay_as_they_are()
    {
        Assert.Equal("x?type=vehicle&resolution=DAY", ApiPath.Text($"x?type=vehicle&id={(string?)null}&resolution=DAY"));
        Assert.Equal("x?id=a%2Fb&resolution=DAY", ApiPath.Text($"x?id={"a/b"}&resolution=DAY"));
    }

    [Fact]
    public void An_id_before_the_query_is_checked_and_a_value_in_it_is_not()
    {
        Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{".."}/things?a={"b"}"));
        Assert.Equal("users/a%3Fb/things?a=..", ApiPath.Text($"users/{"a?b"}/things?a={".."}"));
    }
}
