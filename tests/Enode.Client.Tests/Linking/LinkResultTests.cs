namespace Enode.Tests.Linking;

public sealed class LinkResultTests : ClientTest
{
    private const string None = """{"id":"u1","linkedVendors":[]}""";
    private const string One = """{"id":"u1","linkedVendors":[{"vendor":"TESLA","vendorType":"vehicle","isValid":true}]}""";

    [Fact]
    public async Task An_account_that_is_missing_is_read_again()
    {
        Server.Reply(200, None).Reply(200, None).Reply(200, One);

        var vendors = await LinkResult.ReadVendorsAsync(Connect(), "u1", default);

        Assert.Equal(("u1", "TESLA vehicle"), (Assert.Single(vendors).UserId, $"{vendors[0]}"));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], Time.Delays);
        Assert.Equal(3, Server.Calls.Count);
    }

    [Fact]
    public async Task A_user_who_has_linked_nothing_is_read_for_ten_seconds()
    {
        for (var i = 0; i < 5; i++)
        {
            Server.Reply(200, None);
        }

        Assert.Empty(await LinkResult.ReadVendorsAsync(Connect(), "u1", default));

        Assert.Equal(10, Time.Delays.Sum(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_device_is_looked_for_in_each_kind()
    {
        for (var i = 0; i < 6; i++)
        {
            Server.Reply(404, "{}");
        }

        Assert.Null(await LinkResult.FindOwnerAsync(Connect(), "d1", default));

        Assert.Equal(
            ["/vehicles/d1", "/chargers/d1", "/hvacs/d1", "/inverters/d1", "/batteries/d1", "/meters/d1"],
            Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task Another_error_ends_the_search()
    {
        Server.Reply(404, "{}").Reply(403, "{}");

        Assert.Equal(ErrorIds.Forbidden, (await FailureOf(LinkResult.FindOwnerAsync(Connect(), "d1", default))).ErrorId);
    }
}
