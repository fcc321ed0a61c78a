namespace Enode.Tests.Users;

public sealed class UserDeletionTests : ClientTest
{
    [Theory]
    [InlineData(null, "DELETE /users/u%2F1/vendors/CSISolar")]
    [InlineData("inverter", "DELETE /users/u%2F1/vendors/CSISolar/inverter")]
    public async Task A_vendor_is_disconnected_as_a_whole_or_for_one_kind(string? vendorType, string request)
    {
        Server.Reply(204);

        await Connect().Users.DisconnectVendorAsync("u/1", "CSISolar", vendorType);

        Assert.Equal(request, Assert.Single(Server.Calls).ToString());
    }

    [Theory]
    [InlineData("..", "vehicle")]
    [InlineData("", null)]
    [InlineData("TESLA", "..")]
    [InlineData("TESLA", "")]
    public async Task A_vendor_that_would_change_the_path_is_refused_and_nothing_is_sent(string vendor, string? vendorType)
    {
        await Assert.ThrowsAsync<InvalidIdException>(() => Connect().Users.DisconnectVendorAsync("u1", vendor, vendorType));

        Assert.Empty(Server.Journal);
    }

    [Fact]
    public async Task A_deletion_whose_response_was_lost_is_sent_again_and_a_404_is_then_a_success()
    {
        Server.Reply(Response.Reset, Response.Json(404, "{}"));

        await Connect().Users.DeleteAsync("u1");

        Assert.Equal(["DELETE /users/u1", "DELETE /users/u1"], Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task A_repeated_deletion_is_an_error()
    {
        Server.Reply(404, "{}");

        Assert.Equal(ErrorIds.NotFound, (await FailureOf(Connect().Users.DeleteAsync("u1"))).ErrorId);
    }

    [Fact]
    public async Task A_linked_vendor_names_its_user_and_has_the_connection_of_the_user()
    {
        Server.Reply(200, """{"id":"u1","linkedVendors":[{"vendor":"TESLA","vendorType":"vehicle","isValid":true},null]}""");

        var user = await Connect().Users.GetAsync("u1");
        var vendor = user.LinkedVendors![0];
        user.Origin = Time;

        Assert.Equal("u1", vendor.UserId);
        Assert.Same(Time, vendor.Origin);
        Assert.Same(Time, user.Origin);
        Assert.DoesNotContain("userId", user.ToJson(), StringComparison.Ordinal);
    }
}
