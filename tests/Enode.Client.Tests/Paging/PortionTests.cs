namespace Enode.Tests.Paging;

/// <summary>A list without pages arrives whole, and is read in portions.</summary>
public sealed class PortionTests : ClientTest
{
    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(1, new[] { 1 })]
    [InlineData(999, new[] { 999 })]
    [InlineData(1000, new[] { 1000, 0 })]
    [InlineData(2001, new[] { 1000, 1000, 1 })]
    public async Task A_list_comes_in_portions_of_a_thousand(int count, int[] portions)
    {
        Server.Reply(200, Users(Enumerable.Range(0, count).Select(i => $$"""{"id":"u{{i}}"}""")));

        var pages = await ListAsync(Pager.UnpagedAsync<User>(Connect(), "users", default));

        Assert.Equal(portions, pages.Select(page => page.Count));
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"u{i}"), pages.SelectMany(page => page).Select(entry => entry.Item!.Id));
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task An_item_of_a_later_portion_that_cannot_be_read_is_named_by_its_place_in_the_list()
    {
        Server.Reply(200, Users(Enumerable.Range(0, 1500).Select(i => i == 1234 ? """{"id":7}""" : """{"id":"u"}""")));

        var failure = await FailureOf(ListAsync(Pager.ListAsync(Pager.UnpagedAsync<User>(Connect(), "users", default), default)));

        Assert.Equal("$[1234].id", failure.MemberPath);
    }

    [Fact]
    public async Task Items_that_cannot_be_read_are_counted_over_all_portions()
    {
        Server.Reply(200, Users(Enumerable.Repeat("7", 1500)));
        var read = new List<int>();

        var failure = await FailureOf(ReadAsync());

        Assert.Equal([1000], read);
        Assert.Contains("more than 1,000 items", failure.Message, StringComparison.Ordinal);

        async Task ReadAsync()
        {
            await foreach (var page in Pager.UnpagedAsync<User>(Connect(), "users", default))
            {
                read.Add(page.Count);
            }
        }
    }

    [Fact]
    public async Task What_is_not_read_is_not_parsed()
    {
        Server.Reply(200, Users(Enumerable.Range(0, 3000).Select(i => i < 1000 ? $$"""{"id":"u{{i}}"}""" : "7")));

        await foreach (var user in Pager.ListAsync(Pager.UnpagedAsync<User>(Connect(), "users", default), default))
        {
            if (user.Id == "u999")
            {
                return;
            }
        }

        Assert.Fail("The list ended before its thousandth item.");
    }

    private static string Users(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";
}
