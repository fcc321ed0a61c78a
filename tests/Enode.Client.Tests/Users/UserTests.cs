namespace Enode.Tests.Users;

public sealed class UserTests : ClientTest
{
    [Fact]
    public async Task A_listed_user_has_its_creation_and_scopes_and_no_vendors()
    {
        Server.ReplyTo("GET", "/users", 200, Payloads.Page(null, Payloads.ListedUser));

        var user = Assert.Single(await ListAsync(Connect().Users.ListAsync()));

        Assert.Equal("user-1", user.Id);
        Assert.Equal(new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero), user.CreatedAt);
        Assert.Equal(["vehicle:read:data"], user.Scopes!);
        Assert.Null(user.LinkedVendors);
        Assert.Null(user.IsValid);
    }

    [Fact]
    public async Task A_user_by_id_has_its_vendors_and_no_creation()
    {
        Server.ReplyTo("GET", "/users/user-1", 200, Payloads.UserById);

        var user = await Connect().Users.GetAsync("user-1");

        Assert.Equal("GET /users/user-1", Assert.Single(Server.Calls).ToString());
        Assert.Null(user.CreatedAt);
        Assert.Null(user.Scopes);
        Assert.Equal(["TESLA vehicle", "ZAPTEC charger (invalid)"], user.LinkedVendors!.Select(vendor => vendor.ToString()));
        Assert.Equal(["TESLA", "ZAPTEC"], user.LinkedVendors!.Select(vendor => vendor.Vendor));
        Assert.Equal(["vehicle", "charger"], user.LinkedVendors!.Select(vendor => vendor.VendorType));
        Assert.Equal([true, false], user.LinkedVendors!.Select(vendor => vendor.IsValid));
        Assert.False(user.IsValid);
    }

    [Fact]
    public async Task A_user_whose_vendors_all_work_is_valid()
    {
        Server.ReplyTo("GET", "/users/u", 200, """{"id":"u","linkedVendors":[{"vendor":"TESLA","vendorType":"vehicle","isValid":true}]}""");

        Assert.True((await Connect().Users.GetAsync("u")).IsValid);
    }

    [Fact]
    public async Task A_user_nobody_knows_is_not_found()
    {
        Server.Reply(
            404, """{"type":"https://developers.enode.com/api/problems/not-found","title":"Not Found","detail":"User does not exist"}""");

        var failure = await FailureOf(Connect().Users.GetAsync("nobody"));

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Equal("Not Found: User does not exist", failure.Message);
        Assert.Single(Server.Calls);
    }
}
