namespace Enode.Tests.Http;

public sealed class ApiPathTests : ClientTest
{
    public static TheoryData<string?> NoIds =>
        [
            string.Empty, " ", "\u00A0", (string?)null, ".", "..", "a\nb", "a\0b", "\u007F", "a\u0085", "a\uD83D", "\uDE97b",
            "\uDE97\uD83D", "\uD83D\uD83D\uDE97"
        ];

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b", "a%3Fb")]
    [InlineData("a#b", "a%23b")]
    [InlineData("100%", "100%25")]
    [InlineData("é", "%C3%A9")]
    [InlineData("e\u0301", "e%CC%81")]
    [InlineData("a b", "a%20b")]
    [InlineData(" a ", "%20a%20")]
    [InlineData("a+b", "a%2Bb")]
    [InlineData("a&b=c", "a%26b%3Dc")]
    [InlineData("🚗", "%F0%9F%9A%97")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("http://x", "http%3A%2F%2Fx")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("%2F", "%252F")]
    [InlineData("../users/other", "..%2Fusers%2Fother")]
    [InlineData("...", "...")]
    [InlineData("a.", "a.")]
    [InlineData("~-_.", "~-_.")]
    [InlineData("(it's)!*", "%28it%27s%29%21%2A")]
    [InlineData("'\"<>|`^[]{};,@$", "%27%22%3C%3E%7C%60%5E%5B%5D%7B%7D%3B%2C%40%24")]
    public async Task An_id_is_one_segment_on_the_wire_whatever_it_holds(string id, string encoded)
    {
        Server.Reply(200, "{}");

        await Connect().Vehicles.GetAsync(id);

        Assert.Equal($"/vehicles/{encoded}", Assert.Single(Server.Calls).Target);
        Assert.Equal(id, Uri.UnescapeDataString(encoded));
    }

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task What_is_no_id_is_refused_and_nothing_is_sent(string? id)
    {
        var client = Connect();

        var refusals = new[]
        {
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Vehicles.GetAsync(id!)),
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Vehicles.StartChargingAsync(id!)),
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Vehicles.StopChargingAsync(id!)),
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Users.GetAsync(id!)),
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Actions.GetAsync(id!)),
            await Assert.ThrowsAsync<InvalidIdException>(() => client.Actions.CancelAsync(id!)),
        };

        Assert.All(refusals, refusal => Assert.Equal(id, refusal.Id));
        Assert.Empty(Server.Journal);
        Assert.Equal(0, client.RequestCount);
    }

    [Fact]
    public void The_vehicles_of_a_user_who_is_no_id_are_refused_before_the_first_page()
    {
        Assert.Throws<InvalidIdException>(() => Connect().Vehicles.ListAsync(userId: ".."));
        Assert.Throws<InvalidIdException>(() => Connect().Vehicles.ListAsync(userId: string.Empty));
        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task The_id_of_a_lists_user_is_encoded_and_the_query_is_not_touched_by_it()
    {
        Server.Reply(200, Payloads.Page(null));

        await ListAsync(Connect().Vehicles.ListAsync(userId: "a?after=x&é/..", pageSize: 7));

        Assert.Equal("/users/a%3Fafter%3Dx%26%C3%A9%2F../vehicles?pageSize=7", Assert.Single(Server.Calls).Target);
    }

    [Fact]
    public void A_refusal_names_the_character_and_its_place()
    {
        Assert.Contains(
            "U+000A", Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{"ab\nc"}")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "position 3", Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{"ab\nc"}")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "position 2", Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{"a\uD83D"}")).Message, StringComparison.Ordinal);
        Assert.Contains("'..'", Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{".."}")).Message, StringComparison.Ordinal);
        Assert.Equal("The id is empty.", Assert.Throws<InvalidIdException>(() => ApiPath.Text($"users/{" "}")).Message);
    }

    [Fact]
    public void Text_outside_the_braces_stays_as_it_is()
    {
        Assert.Equal("users/a%2Fb/vendors/T%20X", ApiPath.Text($"users/{"a/b"}/vendors/{"T X"}"));
    }

    [Fact]
    public void Query_members_are_encoded_and_those_without_a_value_left_out()
    {
        Assert.Equal("list", ApiQuery.Add("list", ("a", null)));
        Assert.Equal("list?a=1%262&c=", ApiQuery.Add("list", ("a", "1&2"), ("b", null), ("c", string.Empty)));
        Assert.Equal("list?x=1&a=b%2B%2F%3D%20%C3%A9", ApiQuery.Add("list?x=1", ("a", "b+/= é")));
    }
}
